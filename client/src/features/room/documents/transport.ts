import { CommandRefused, type Connection, isApiError } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { onServerEvent } from "@/lib/realtime/bus";
import { fromBase64, toBase64 } from "./base64";

export type DocumentName = "board" | "text";

/** A change of the document, in the server's order. `update` is null when it has to be read. */
export interface Incoming {
  seq: number;
  update: Uint8Array | null;
}

/** Why an update was not taken. `isFinal`: sending it again does not help. `afterMs`: not before. */
export class NotTaken extends Error {
  readonly code: string;
  readonly isFinal: boolean;
  readonly afterMs: number;

  constructor(code: string, isFinal: boolean, afterMs = 0) {
    super(code);
    this.name = "NotTaken";
    this.code = code;
    this.isFinal = isFinal;
    this.afterMs = afterMs;
  }
}

/** How a document reaches the server: the real one below, a pretended one in tests. */
export interface Transport {
  /** The newest number, and what comes after `seq`. */
  read: (seq: number) => Promise<{ seq: number; updates: Uint8Array[] }>;
  /** Resolves with its number once it is stored. Raises NotTaken. */
  send: (update: Uint8Array) => Promise<number>;
  /** Where my pointer or cursor is. It may get lost. */
  show: (state: Uint8Array) => void;
  /** Each returns the way to stop. `onOpen` is also called at once while there is a connection. */
  onIncoming: (hear: (incoming: Incoming) => void) => () => void;
  onShown: (hear: (userId: string, state: Uint8Array) => void) => () => void;
  onOpen: (hear: () => void) => () => void;
}

/** Bytes that fit into a frame; larger ones go over REST. */
const LARGEST_IN_FRAME = 12_000;
const RETRY = new Set(["too_fast", "busy", "server_error", "unreachable", "not_authenticated"]);

export function realTransport(
  connection: Connection,
  sessionId: string,
  document: DocumentName,
): Transport {
  const about = { sessionId, document };
  const path = { session_id: sessionId, document };
  const isMine = (event: { sessionId: string; document: string }) =>
    event.sessionId === sessionId && event.document === document;

  async function overRest(update: Uint8Array): Promise<number> {
    const answer = api.POST("/api/sessions/{session_id}/documents/{document}/updates", {
      params: { path },
      body: update as unknown as string,
      bodySerializer: (body: unknown) => body as never,
      headers: { "Content-Type": "application/octet-stream" },
    });
    return (await unwrap(answer)).seq;
  }

  async function overSocket(update: Uint8Array): Promise<number> {
    const data = { ...about, update: toBase64(update) };
    return ((await connection.send("document:update", data)) as { seq: number }).seq;
  }

  return {
    async read(seq) {
      const answer = await unwrap(
        api.GET("/api/sessions/{session_id}/documents/{document}", {
          params: { path, query: { afterSeq: seq } },
        }),
      );
      return { seq: answer.seq, updates: answer.updates.map(fromBase64) };
    },
    async send(update) {
      // A request is whoever signed in last; the socket is who wrote this.
      if (connection.status.get().state !== "open") throw new NotTaken("unreachable", false);
      try {
        return await (update.length > LARGEST_IN_FRAME ? overRest : overSocket)(update);
      } catch (error) {
        throw notTaken(error);
      }
    },
    show(state) {
      connection.sendEphemeral("document:awareness", { ...about, state: toBase64(state) });
    },
    onIncoming: (hear) =>
      onServerEvent("document:updated", (event) => {
        if (isMine(event))
          hear({ seq: event.seq, update: event.update === null ? null : fromBase64(event.update) });
      }),
    onShown: (hear) =>
      onServerEvent("document:awareness", (event) => {
        if (isMine(event)) hear(event.userId, fromBase64(event.state));
      }),
    onOpen(hear) {
      const look = () => {
        if (connection.status.get().state === "open") hear();
      };
      look();
      return connection.status.subscribe(look);
    },
  };
}

/** A lost connection, and what the server says of a moment, passes; what it says of the update or of us stays. */
function notTaken(error: unknown): NotTaken {
  if (error instanceof CommandRefused || isApiError(error)) {
    const { code, retryAfter } = error;
    const passes = RETRY.has(code) || code.startsWith("http_5");
    return new NotTaken(code, !passes, (retryAfter ?? 0) * 1_000);
  }
  return new NotTaken("unreachable", false);
}

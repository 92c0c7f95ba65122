import { BearerSignIn, type Credentials, type Tokens } from "./api/bearer.ts";
import { type Api, unwrap } from "./api/client.ts";
import type { Me, Message } from "./api/types.ts";
import { EventBus, type EventHandler } from "./realtime/bus.ts";
import { Connection, type ConnectionStatus } from "./realtime/connection.ts";
import { type CursorStore, memoryCursor } from "./realtime/cursor.ts";
import { deliverOver } from "./realtime/deliver.ts";
import type { OpenSocket } from "./realtime/environment.ts";
import type { ServerEventType } from "./realtime/events.ts";
import type { Deliver } from "./realtime/outbox.ts";
import { judge } from "./realtime/retry.ts";

export interface SkillSwapOptions {
  /** Where the server is, as in https://skillswap.example.org */
  baseUrl: string;
  /** Needed before Node 22: `(url) => new WebSocket(url)` with the package `ws`. */
  openSocket?: OpenSocket;
  /** Of an earlier sign-in, in place of `signIn`. */
  tokens?: Tokens;
  /** Called with each new pair of tokens. */
  onTokens?: (tokens: Tokens) => void;
  /** Where the last event is remembered; left out, a restarted program does not hear what it missed. */
  cursor?: CursorStore;
}

export interface OutgoingMessage {
  conversationId: string;
  content: string;
  replyTo?: string;
}

const WAIT_FOR_CONNECTION_MS = 1_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One member's account, for a program: REST in `api`, live events by `on`. */
export class SkillSwap {
  readonly api: Api;
  readonly connection: Connection;
  #signIn: BearerSignIn;
  #bus = new EventBus();
  #deliver: Deliver;
  #canOpen: boolean;

  constructor({ baseUrl, openSocket, tokens, onTokens, cursor }: SkillSwapOptions) {
    this.#signIn = new BearerSignIn(baseUrl, tokens ?? null, onTokens);
    this.api = this.#signIn.api;
    this.#canOpen = openSocket !== undefined || typeof WebSocket !== "undefined";
    const seen = cursor ?? memoryCursor();
    this.connection = new Connection({
      url: new URL("/ws/", baseUrl.replace(/^http/, "ws")).href,
      ticket: async () => (await unwrap(this.api.POST("/api/auth/socket"))).ticket,
      readCursor: seen.read,
      writeCursor: seen.write,
      onEvent: (frame, meta) => this.#bus.emit(frame.type, frame.data, meta),
      onWelcome: () => undefined,
      onResync: () => undefined,
      ...(openSocket ? { openSocket } : {}),
    });
    this.#deliver = deliverOver(this.connection, this.api);
  }

  /** Raises ApiError, for example with the code `bad_credentials`. */
  async signIn(credentials: Credentials): Promise<Me> {
    await this.#signIn.signIn(credentials);
    return unwrap(this.api.GET("/api/auth/me"));
  }

  /** Call `handler` for each event of `type`, also for those of a gap in the connection. Returns the way to stop. */
  on<Type extends ServerEventType>(type: Type, handler: EventHandler<Type>): () => void {
    return this.#bus.on(type, handler);
  }

  /**
   * Opens the socket and resolves once events arrive; it comes back by itself until `close`. Raises an
   * Error with the state when the server refuses it for good (`ended`, `banned`, `refused`, `restOnly`), and where
   * there is no WebSocket and no `openSocket` was given.
   */
  async connect(): Promise<void> {
    if (!this.#canOpen) throw new Error("There is no WebSocket here: pass `openSocket`.");
    const { status } = this.connection;
    return new Promise((resolve, reject) => {
      const settle = () => {
        const { state } = status.get();
        if (state === "connecting" || state === "idle") return;
        stop();
        if (state === "open") resolve();
        else reject(new Error(`The server refused the socket: ${state}.`));
      };
      const stop = status.subscribe(settle);
      this.connection.start();
    });
  }

  /** How the socket is doing; `status.subscribe` tells of changes. */
  get status(): ConnectionStatus {
    return this.connection.status.get();
  }

  /**
   * Sends a message and resolves with the server's copy of it: over REST unless `connect` was called. While
   * the connection is away it waits, and what may pass (`too_fast`, `busy`) is tried again: the server
   * stores it once. Raises CommandRefused when it cannot be sent, ConnectionLost or Unanswered when nothing brings the
   * connection back.
   */
  async send({ conversationId, content, replyTo }: OutgoingMessage): Promise<Message> {
    const id = crypto.randomUUID();
    for (let attempts = 0; ; ) {
      try {
        return await this.#deliver({
          id,
          conversationId,
          content,
          replyTo: replyTo ?? null,
          attempts,
        });
      } catch (error) {
        const verdict = judge(error, attempts);
        if (verdict.kind === "failed" || (verdict.kind === "away" && this.#isOver())) throw error;
        if (verdict.kind === "again") attempts++;
        await wait(verdict.kind === "again" ? verdict.waitMs : WAIT_FOR_CONNECTION_MS);
      }
    }
  }

  /** Closes the socket for good. */
  close(): void {
    this.connection.stop();
  }

  /** Nobody brings the connection back by itself, or the sign-in has ended. */
  #isOver(): boolean {
    return (
      !this.#signIn.isSignedIn || !["open", "connecting", "restOnly"].includes(this.status.state)
    );
  }
}

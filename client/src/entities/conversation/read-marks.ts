import { backoff, type Connection, isApiError } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

type SendRead = (conversationId: string, seq: number) => Promise<unknown>;

/**
 * Sends read positions to the server and retries until it has them, also after the page has been left.
 * Per conversation the highest position wins, and one request runs at a time.
 */
export class ReadMarks {
  #wanted = new Map<string, number>();
  #running = new Set<string>();
  #send: SendRead;
  #isOver: () => boolean;

  constructor(send: SendRead, isOver: () => boolean) {
    this.#send = send;
    this.#isOver = isOver;
  }

  mark(conversationId: string, seq: number): void {
    if (seq <= (this.#wanted.get(conversationId) ?? 0)) return;
    this.#wanted.set(conversationId, seq);
    if (!this.#running.has(conversationId)) void this.#run(conversationId);
  }

  async #run(conversationId: string): Promise<void> {
    this.#running.add(conversationId);
    let sent = 0;
    for (let failures = 0; !this.#isOver(); ) {
      const seq = this.#wanted.get(conversationId) ?? 0;
      if (seq <= sent) break;
      try {
        await this.#send(conversationId, seq);
        sent = seq;
        failures = 0;
      } catch (error) {
        if (isRefusal(error)) break;
        await pause(backoff(failures++));
      }
    }
    this.#running.delete(conversationId);
  }
}

/** The server refuses for good, for example because the conversation is gone: no retry. */
function isRefusal(error: unknown): boolean {
  return isApiError(error) && [400, 403, 404].includes(error.status);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends over the socket, or over REST when the socket is closed or refuses. */
function sendOver(connection: Connection): SendRead {
  return (conversationId, seq) =>
    connection.send("chat:read", { conversationId, seq }).catch(() =>
      unwrap(
        api.POST("/api/chat/conversations/{conversation_id}/read", {
          params: { path: { conversation_id: conversationId } },
          body: { seq },
        }),
      ),
    );
}

const marks = new WeakMap<Connection, ReadMarks>();

/** The read marks of this connection's member; they stop when it ends. */
export function readMarksOf(connection: Connection): ReadMarks {
  const known = marks.get(connection);
  if (known) return known;
  const isOver = () =>
    ["idle", "ended", "banned", "refused"].includes(connection.status.get().state);
  const made = new ReadMarks(sendOver(connection), isOver);
  marks.set(connection, made);
  return made;
}

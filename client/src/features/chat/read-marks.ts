import { api, unwrap } from "@/lib/api/client";
import { isApiError } from "@/lib/api/errors";
import { backoff } from "@/lib/realtime/backoff";
import type { Connection } from "@/lib/realtime/connection";

type SendRead = (conversationId: string, seq: number) => Promise<unknown>;

/**
 * How far I have read, on its way to the server: tried until the server has it, whatever becomes of
 * the page that asked. Per conversation the highest position wins, and one request runs at a time.
 */
export class ReadMarks {
  #asked = new Map<string, number>();
  #running = new Set<string>();
  #send: SendRead;
  #isOver: () => boolean;

  constructor(send: SendRead, isOver: () => boolean) {
    this.#send = send;
    this.#isOver = isOver;
  }

  mark(conversationId: string, seq: number): void {
    if (seq <= (this.#asked.get(conversationId) ?? 0)) return;
    this.#asked.set(conversationId, seq);
    if (!this.#running.has(conversationId)) void this.#run(conversationId);
  }

  async #run(conversationId: string): Promise<void> {
    this.#running.add(conversationId);
    let sent = 0;
    for (let failures = 0; !this.#isOver(); ) {
      const seq = this.#asked.get(conversationId) ?? 0;
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

/** The conversation is not there for me any more: asking again changes nothing. */
function isRefusal(error: unknown): boolean {
  return isApiError(error) && [400, 403, 404].includes(error.status);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Over the socket when it is open; over REST when it is not, or does not take it. */
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

/** The marks of the member whose connection this is; they end with it. */
export function readMarksOf(connection: Connection): ReadMarks {
  const known = marks.get(connection);
  if (known) return known;
  const isOver = () =>
    ["idle", "ended", "banned", "refused"].includes(connection.status.get().state);
  const made = new ReadMarks(sendOver(connection), isOver);
  marks.set(connection, made);
  return made;
}

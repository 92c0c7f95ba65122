import type { ErrorCode } from "../api/codes.gen.ts";
import type { Code } from "../api/errors.ts";
import type { Frame } from "./events.ts";

/** The server was not reached: it does not have the command. */
export class ConnectionLost extends Error {
  constructor() {
    super("There is no connection.");
    this.name = "ConnectionLost";
  }
}

/** The command left and no answer came: whether the server has it is not known. */
export class Unanswered extends ConnectionLost {
  constructor() {
    super();
    this.name = "Unanswered";
  }
}

/** The server refused a command. `retryAfter` is in seconds; `message` may be empty. */
export class CommandRefused extends Error {
  readonly code: Code;
  readonly retryAfter: number | null;

  constructor(code: Code, message = "", retryAfter: number | null = null) {
    super(message);
    this.name = "CommandRefused";
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const ANSWER_WITHIN_MS = 10_000;

interface Waiting {
  size: number;
  resolve: (data: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** Commands that wait for their acknowledgement, in the order they were sent. */
export class PendingCommands {
  #waiting = new Map<string, Waiting>();

  /** `size` in bytes, as sent. */
  wait(id: string, size: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(new Unanswered()), ANSWER_WITHIN_MS);
      this.#waiting.set(id, { size, resolve, reject, timer });
    });
  }

  /** An error without an id answers a frame that could not be read: the oldest, as answers come in order. */
  answer(frame: Frame): void {
    const { type, data, code = "error", message = "", retryAfter = null } = frame;
    const id = frame.id ?? (type === "error" ? this.#waiting.keys().next().value : undefined);
    const waiting = id === undefined ? undefined : this.#settle(id);
    if (!waiting) return;
    if (type === "ack") waiting.resolve(data);
    else waiting.reject(new CommandRefused(code, message, retryAfter));
  }

  /** The socket has closed. When `code` blames a frame, its command is refused. */
  lose(code?: ErrorCode): void {
    const blamed = code && this.#blamed(code);
    if (code && blamed) this.#settle(blamed)?.reject(new CommandRefused(code));
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(new Unanswered());
  }

  /** Too large: the largest that is unanswered. Unreadable: the one sent last. */
  #blamed(code: ErrorCode): string | undefined {
    const sent = [...this.#waiting];
    if (code === "too_large") sent.sort(([, a], [, b]) => a.size - b.size);
    return sent.at(-1)?.[0];
  }

  #settle(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

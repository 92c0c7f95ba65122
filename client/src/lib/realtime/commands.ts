import type { Frame } from "./events";

/** The socket went away before the answer came: whether the server has it is not known. */
export class ConnectionLost extends Error {
  constructor() {
    super("The connection was lost before the answer came.");
    this.name = "ConnectionLost";
  }
}

/** The server refused a command. `retryAfter` is in seconds. */
export class CommandRefused extends Error {
  readonly code: string;
  readonly retryAfter: number | null;

  constructor(code: string, message: string, retryAfter: number | null) {
    super(message);
    this.name = "CommandRefused";
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const ANSWER_WITHIN_MS = 10_000;

interface Waiting {
  resolve: (data: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** Commands that wait for their acknowledgement. */
export class PendingCommands {
  #waiting = new Map<string, Waiting>();

  wait(id: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.#settle(id)?.reject(new ConnectionLost()),
        ANSWER_WITHIN_MS,
      );
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  answer(frame: Frame): void {
    const waiting = frame.id ? this.#settle(frame.id) : undefined;
    if (!waiting) return;
    const { type, data, code = "error", message = "", retryAfter = null } = frame;
    if (type === "ack") waiting.resolve(data);
    else waiting.reject(new CommandRefused(code, message, retryAfter));
  }

  lose(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(new ConnectionLost());
  }

  #settle(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

import { CLOSE, type ErrorCode, LARGEST_FRAME } from "../api/codes.gen";
import type { ApiError, Ban } from "../api/errors";
import { createStore } from "../store";
import { CommandRefused, ConnectionLost, PendingCommands } from "./commands";
import type { Frame, Welcome } from "./events";
import { Pace } from "./pace";

export type Trouble = "away" | "tooManyTabs" | "tooFast";
/** `away` since a moment (ms) while reconnecting; the last three do not come back by themselves. */
export type ConnectionStatus =
  | { state: "idle" }
  | { state: "connecting"; since: number; trouble: Trouble }
  | { state: "open" }
  | { state: "ended" }
  | { state: "banned"; reason: string; ban: Ban | null }
  | { state: "refused"; reason: string };

export interface ConnectionParts {
  url: string;
  /** A fresh one-use ticket; throws with `status` 401 when the session is over, 403 with the reason when refused. */
  ticket: () => Promise<string>;
  readCursor: () => number | null;
  writeCursor: (cursor: number) => void;
  onEvent: (frame: Frame, meta: { replayed: boolean }) => void;
  /**
   * What was read before is not sure to be up to date: on a `first` visit only what events would
   * have changed since the page asked for it, else everything.
   */
  onResync: (first: boolean) => void;
  onWelcome: (welcome: Welcome) => void;
  openSocket?: (url: string) => WebSocket;
}

const SLOW_CODES: Record<number, Trouble> = {
  [CLOSE.TOO_MANY]: "tooManyTabs",
  [CLOSE.ABUSE]: "tooFast",
};
/** Closings that a frame of ours has caused. */
const FRAME_CODES: Record<number, ErrorCode> = {
  [CLOSE.TOO_LARGE]: "too_large",
  [CLOSE.BAD_FRAME]: "bad_frame",
};
const WAIT_WHEN_SLOWED_MS = 30_000;
const WELCOME_WITHIN_MS = 10_000;
const CATCH_UP_WITHIN_MS = 2_000;
const encoder = new TextEncoder();

/** The tab's one socket: opens, resumes, watches the heartbeat and comes back by itself. */
export class Connection {
  readonly status = createStore<ConnectionStatus>({ state: "idle" });
  #parts: ConnectionParts;
  #socket: WebSocket | null = null;
  #commands = new PendingCommands();
  #pace = new Pace();
  #run = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #catchUp: ReturnType<typeof setTimeout> | undefined;
  #silentAfterMs = 60_000;
  #head = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  start(): void {
    addEventListener("online", this.#hurry);
    addEventListener("offline", this.#offline);
    document.addEventListener("visibilitychange", this.#hurry);
    void this.#connect();
  }

  stop(): void {
    removeEventListener("online", this.#hurry);
    removeEventListener("offline", this.#offline);
    document.removeEventListener("visibilitychange", this.#hurry);
    this.#drop(1000);
    this.status.set({ state: "idle" });
  }

  /**
   * Send a command and wait for its acknowledgement. Raises ConnectionLost, Unanswered or
   * CommandRefused; a frame that the server would close for is refused here as `too_large`.
   */
  async send(type: string, data: unknown, id: string = crypto.randomUUID()): Promise<unknown> {
    if (this.status.get().state !== "open") throw new ConnectionLost();
    const text = JSON.stringify({ type, id, data });
    const size = encoder.encode(text).length;
    if (size > LARGEST_FRAME) throw new CommandRefused("too_large");
    const answer = this.#commands.wait(id, size);
    this.#socket?.send(text);
    return answer;
  }

  /** Send what may get lost, as typing does. */
  tell(type: string, data: unknown): void {
    if (this.status.get().state !== "open") return;
    this.#socket?.send(JSON.stringify({ type, id: crypto.randomUUID(), data }));
  }

  #hurry = (): void => {
    if (document.visibilityState === "hidden") return;
    const status = this.status.get();
    if (status.state !== "connecting" || status.trouble !== "away" || this.#socket) return;
    this.#later(this.#pace.afterHope());
  };

  /** A socket does not notice that the network has gone until it is spoken to; the browser does. */
  #offline = (): void => {
    if (this.status.get().state === "open") this.#reconnectNow();
  };

  async #connect(): Promise<void> {
    clearTimeout(this.#retry);
    this.#pace.tried();
    const run = ++this.#run;
    if (this.status.get().state !== "connecting") this.#setConnecting("away");
    let ticket: string;
    try {
      ticket = await this.#parts.ticket();
    } catch (error) {
      if (run === this.#run) this.#ticketRefused(error);
      return;
    }
    if (run === this.#run) this.#open(ticket);
  }

  #ticketRefused(error: unknown): void {
    const {
      status,
      code,
      message: reason = "",
      ban = null,
      retryAfter,
    } = error as Partial<ApiError>;
    if (status === 401) this.status.set({ state: "ended" });
    else if (code === "banned") this.status.set({ state: "banned", reason, ban });
    else if (status === 403) this.status.set({ state: "refused", reason });
    else this.#later(this.#pace.afterFailure((retryAfter ?? 0) * 1_000));
  }

  #open(ticket: string): void {
    const open = this.#parts.openSocket ?? ((url: string) => new WebSocket(url));
    const socket = open(this.#parts.url);
    this.#socket = socket;
    this.#watchSilence(WELCOME_WITHIN_MS);
    socket.onopen = () => {
      const cursor = this.#parts.readCursor();
      socket.send(
        JSON.stringify({ type: "hello", ticket, ...(cursor === null ? {} : { cursor }) }),
      );
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.#socket) this.#receive(JSON.parse(String(data)) as Frame);
    };
    socket.onclose = ({ code, reason }) => {
      if (socket === this.#socket) this.#closed(code, reason);
    };
  }

  #receive(frame: Frame): void {
    this.#watchSilence(this.#silentAfterMs);
    if (frame.type === "welcome") this.#welcomed(frame.data as Welcome);
    else if (frame.type === "ack" || frame.type === "error") this.#commands.answer(frame);
    else if (frame.type === "heartbeat") this.#heartbeat(frame.data as { cursor: number });
    else this.#event(frame);
  }

  #welcomed(welcome: Welcome): void {
    const first = this.#parts.readCursor() === null;
    if (first || !welcome.resumed) this.#parts.writeCursor(welcome.cursor);
    this.#head = welcome.cursor;
    this.#silentAfterMs = welcome.heartbeatSeconds * 2_000;
    this.#watchSilence(this.#silentAfterMs);
    this.#pace.opened();
    this.status.set({ state: "open" });
    this.#parts.onWelcome(welcome);
    if (first || !welcome.resumed) this.#parts.onResync(first);
  }

  #event(frame: Frame): void {
    const { cursor } = frame;
    if (cursor === undefined) {
      this.#parts.onEvent(frame, { replayed: false });
      return;
    }
    const last = this.#parts.readCursor() ?? 0;
    if (cursor > last + 1) this.#reconnectNow();
    if (cursor !== last + 1) return;
    this.#parts.writeCursor(cursor);
    this.#parts.onEvent(frame, { replayed: cursor <= this.#head });
  }

  /** A heartbeat ahead of us may only have overtaken an event; if nothing follows, ask for it. */
  #heartbeat({ cursor }: { cursor: number }): void {
    clearTimeout(this.#catchUp);
    if (cursor <= (this.#parts.readCursor() ?? 0)) return;
    this.#catchUp = setTimeout(() => {
      if (cursor > (this.#parts.readCursor() ?? 0)) this.#reconnectNow();
    }, CATCH_UP_WITHIN_MS);
  }

  #watchSilence(ms: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#reconnectNow(), ms);
  }

  #reconnectNow(): void {
    this.#drop(4000);
    this.#setConnecting("away");
    this.#later(this.#pace.afterFailure());
  }

  #closed(code: number, reason: string): void {
    this.#forgetSocket(FRAME_CODES[code]);
    if (code === CLOSE.BANNED) {
      this.status.set({ state: "banned", reason, ban: null });
      return;
    }
    const trouble = SLOW_CODES[code];
    this.#setConnecting(trouble ?? "away");
    this.#later(this.#pace.afterFailure(trouble ? WAIT_WHEN_SLOWED_MS : 0));
  }

  #setConnecting(trouble: Trouble): void {
    const now = this.status.get();
    const since = now.state === "connecting" ? now.since : Date.now();
    this.status.set({ state: "connecting", since, trouble });
  }

  #later(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), ms);
  }

  #drop(code: number): void {
    this.#run++;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#forgetSocket();
    if (socket?.readyState === WebSocket.CONNECTING) {
      socket.onopen = () => socket.close(code); // closed before it is open, the browser complains
    } else {
      socket?.close(code);
    }
  }

  #forgetSocket(blame?: ErrorCode): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#catchUp);
    this.#socket = null;
    this.#commands.lose(blame);
  }
}

import { type ErrorCode, LARGEST_FRAME } from "../api/codes.gen.ts";
import type { ApiError, Ban } from "../api/errors.ts";
import { createStore } from "../store.ts";
import { closingOf, type Trouble } from "./closing.ts";
import { CommandRefused, ConnectionLost, PendingCommands } from "./commands.ts";
import {
  CONNECTING,
  type OpenSocket,
  openNativeSocket,
  type SocketLike,
  watchNetwork,
} from "./environment.ts";
import type { Frame, Welcome } from "./events.ts";
import { Pace } from "./pace.ts";

/**
 * `connecting` since a moment (ms); those after `open` do not come back by themselves. `restOnly`: this
 * page's address may not open a socket, everything else works.
 */
export type ConnectionStatus =
  | { state: "idle" }
  | { state: "connecting"; since: number; trouble: Trouble }
  | { state: "open" }
  | { state: "ended" }
  | { state: "banned"; reason: string; ban: Ban | null }
  | { state: "refused"; reason: string }
  | { state: "restOnly" };

export interface ConnectionParts {
  url: string;
  /** A fresh one-use ticket; throws with `status` 401 when the sign-in has ended, 403 with the reason when refused. */
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
  /** Left out: the place's own WebSocket. */
  openSocket?: OpenSocket;
}

const WELCOME_WITHIN_MS = 10_000;
/** A timer as late as this says that the page itself had no time: what came meanwhile has yet to be heard. */
const BUSY_MS = 500;
const HEARD_WITHIN_MS = 2_000;
const CATCH_UP_WITHIN_MS = 2_000;
const encoder = new TextEncoder();

/** The one socket of a tab or program: opens, resumes, watches the heartbeat and comes back by itself. */
export class Connection {
  readonly status = createStore<ConnectionStatus>({ state: "idle" });
  #parts: ConnectionParts;
  #socket: SocketLike | null = null;
  #commands = new PendingCommands();
  #pace = new Pace();
  #run = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #catchUp: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: () => void = () => undefined;
  #silentAfterMs = 60_000;
  #head = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopWatching = watchNetwork({ hopeful: this.#hurry, offline: this.#offline });
    void this.#connect();
  }

  stop(): void {
    this.#stopWatching();
    this.#drop(1000, { whenOpen: true });
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

  /** Sends a command that stores nothing and may get lost, such as typing. There is no acknowledgement. */
  sendEphemeral(type: string, data: unknown): void {
    if (this.status.get().state !== "open") return;
    this.#socket?.send(JSON.stringify({ type, id: crypto.randomUUID(), data }));
  }

  #hurry = (): void => {
    const status = this.status.get();
    if (status.state !== "connecting" || status.trouble !== "away" || this.#socket) return;
    this.#later(this.#pace.afterHope());
  };

  /** The browser reports that the network is gone; a socket notices only when it sends. */
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
    const socket = (this.#parts.openSocket ?? openNativeSocket)(this.#parts.url);
    this.#socket = socket;
    this.#watchSilence(WELCOME_WITHIN_MS);
    socket.onopen = () => {
      const cursor = this.#parts.readCursor();
      socket.send(
        JSON.stringify({ type: "hello", ticket, ...(cursor === null ? {} : { cursor }) }),
      );
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (socket === this.#socket) this.#receive(JSON.parse(String(data)) as Frame);
    };
    socket.onclose = ({ code, reason }: { code: number; reason: string }) => {
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

  /** Connects anew after so long without a frame; a page that was busy then listens once more before. */
  #watchSilence(ms: number, { patient = true } = {}): void {
    clearTimeout(this.#silence);
    const due = Date.now() + ms;
    this.#silence = setTimeout(() => {
      if (patient && Date.now() - due > BUSY_MS)
        this.#watchSilence(HEARD_WITHIN_MS, { patient: false });
      else this.#reconnectNow();
    }, ms);
  }

  #reconnectNow(): void {
    this.#drop(4000);
    this.#setConnecting("away");
    this.#later(this.#pace.afterFailure());
  }

  #closed(code: number, reason: string): void {
    const closing = closingOf(code);
    if (closing.next === "stop") {
      this.#forgetSocket();
      this.status.set(
        closing.state === "banned"
          ? { state: "banned", reason, ban: null }
          : { state: closing.state },
      );
      return;
    }
    this.#forgetSocket(closing.blames);
    this.#setConnecting(closing.trouble);
    this.#later(this.#pace.afterFailure(closing.atLeastMs));
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

  /**
   * Closes the socket. While it is still being made it is closed once it is open, if that can wait (the browser
   * complains otherwise): before a new attempt it cannot, because a browser makes one at a time for a host.
   */
  #drop(code: number, { whenOpen = false } = {}): void {
    this.#run++;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#forgetSocket();
    if (whenOpen && socket?.readyState === CONNECTING) {
      socket.onopen = () => socket.close(code);
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

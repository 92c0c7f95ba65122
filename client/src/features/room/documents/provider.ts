import { createStore } from "skillswap-sdk";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { type Incoming, NotTaken, type Transport } from "./transport";

/**
 * `loading` until it was read once; `saved` when the server has everything; `waiting`: there is no connection, or the
 * server is busy. `full`, `closed` (the room is not open any more) and `refused` need somebody to do something.
 */
export type SaveState =
  | "loading"
  | "unread"
  | "saved"
  | "saving"
  | "waiting"
  | "full"
  | "closed"
  | "refused";

export interface Person {
  name: string;
  color: string;
  colorLight: string;
}

type Timer = "flush" | "gap" | "show" | "read";

const GATHER_MS = 80;
const SHOW_EVERY_MS = 120;
const GAP_MS = 1_500;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Keeps a Yjs document in step with the server's. Own changes are gathered and sent one after the other; what was not
 * acknowledged is sent again, which changes nothing where it had arrived. Whoever sees a gap in the numbers, or
 * connects again, reads on from the last number without a gap.
 */
export class DocumentProvider {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly state = createStore<SaveState>("loading");
  #transport: Transport;
  #people: (userId: string) => Person;
  #seq = 0;
  #ahead = new Set<number>();
  #unsent: Uint8Array[] = [];
  #sending = false;
  #reading = false;
  #readAgain = false;
  #wasRead = false;
  #failures = 0;
  #showing: string | null = null;
  #stops: (() => void)[] = [];
  #timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};

  /** `people` says how somebody is shown; whatever their program says of it counts nothing. */
  constructor(transport: Transport, people: (userId: string) => Person) {
    this.#transport = transport;
    this.#people = people;
  }

  start(me: string): void {
    this.doc.on("update", this.#changed);
    this.awareness.on("change", this.#named); // before whoever draws what others say
    this.awareness.on("update", this.#moved);
    this.awareness.setLocalState({ user: this.#people(me) });
    this.#listen();
  }

  /** Go on over another connection: the member has signed in again. What is unsent is sent there. */
  moveTo(transport: Transport): void {
    for (const stop of this.#stops) stop();
    this.#transport = transport;
    this.#listen();
  }

  #listen(): void {
    this.#stops = [
      this.#transport.onIncoming(this.#incoming),
      this.#transport.onShown((userId, state) => this.#shown(userId, state)),
      this.#transport.onOpen(() => void this.#opened()),
    ];
  }

  get hasUnsent(): boolean {
    return this.#sending || this.#unsent.length > 0;
  }

  stop(): void {
    this.awareness.setLocalState(null);
    this.#show();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    for (const stop of this.#stops) stop();
    this.doc.off("update", this.#changed);
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** Read again now, after it could not be read. */
  readonly again = (): void => void this.#read();

  async #opened(): Promise<void> {
    this.#failures = 0;
    await this.#read();
    void this.#flush();
    this.#later("show", 0, () => this.#show());
  }

  #incoming = ({ seq, update }: Incoming): void => {
    if (update) this.#apply([update]);
    if (update) this.#have(seq);
    if (!update || this.#ahead.size > 0)
      this.#later("gap", update ? GAP_MS : 0, () => void this.#read());
  };

  /** Count `seq` as read; those after a gap wait for it. */
  #have(seq: number): void {
    if (seq > this.#seq) this.#ahead.add(seq);
    while (this.#ahead.delete(this.#seq + 1)) this.#seq++;
    if (this.#ahead.size === 0) this.#stop("gap");
  }

  async #read(): Promise<void> {
    if (this.#reading) {
      this.#readAgain = true;
      return;
    }
    this.#reading = true;
    this.#readAgain = false;
    try {
      const { seq, updates } = await this.#transport.read(this.#seq);
      this.#apply(updates);
      this.#seq = Math.max(seq, this.#seq);
      for (const one of this.#ahead) if (one <= this.#seq) this.#ahead.delete(one);
      this.#have(this.#seq);
      this.#wasRead = true;
      this.#settle();
    } catch {
      if (!this.#wasRead) this.state.set("unread");
      this.#later("read", this.#backoff(), () => void this.#read());
    } finally {
      this.#reading = false;
    }
    if (this.#readAgain) await this.#read();
  }

  /** One that cannot be applied spoils only itself. */
  #apply(updates: Uint8Array[]): void {
    for (const update of updates)
      try {
        Y.applyUpdate(this.doc, update, this);
      } catch {
        // Somebody's program wrote nonsense: the others go on.
      }
  }

  #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#unsent.push(update);
    if (this.state.get() === "saved") this.state.set("saving");
    if (!this.#timers.flush) this.#later("flush", GATHER_MS, () => void this.#flush());
  };

  async #flush(): Promise<void> {
    this.#stop("flush");
    if (this.#sending || this.#unsent.length === 0) return;
    const update = Y.mergeUpdates(this.#unsent);
    this.#unsent = [];
    this.#sending = true;
    try {
      this.#have(await this.#transport.send(update));
      this.#failures = 0;
      this.#sending = false;
      this.#settle();
      if (this.#unsent.length > 0) this.#later("flush", GATHER_MS, () => void this.#flush());
      if (this.#ahead.size > 0) this.#later("gap", GAP_MS, () => void this.#read());
    } catch (error) {
      this.#sending = false;
      this.#unsent.unshift(update);
      this.#failed(error instanceof NotTaken ? error : new NotTaken("unreachable", false));
    }
  }

  /** It stays unsent, and leaves with the next change or after a while. */
  #failed({ code, isFinal, afterMs }: NotTaken): void {
    if (code === "document_full") this.state.set("full");
    else if (code === "not_found") this.state.set("closed");
    else this.state.set(isFinal ? "refused" : "waiting");
    if (!isFinal)
      this.#later("flush", Math.max(afterMs, this.#backoff()), () => void this.#flush());
  }

  #settle(): void {
    if (!this.#wasRead) return;
    if (!this.hasUnsent) this.state.set("saved");
    else if (["loading", "unread", "waiting"].includes(this.state.get())) this.state.set("saving");
  }

  #moved = (_: unknown, origin: unknown): void => {
    if (origin === "remote" || this.#timers.show) return;
    this.#later("show", SHOW_EVERY_MS, () => this.#show());
  };

  #show(): void {
    this.#stop("show");
    const me = this.doc.clientID;
    if (this.awareness.meta.has(me))
      this.#transport.show(encodeAwarenessUpdate(this.awareness, [me]));
  }

  #shown(userId: string, state: Uint8Array): void {
    this.#showing = userId;
    try {
      applyAwarenessUpdate(this.awareness, state, "remote");
    } catch {
      // Nothing to show.
    }
    this.#showing = null;
  }

  /** A name and a colour are ours to give, whatever their program says; who is new sees me at once. */
  #named = ({ added, updated }: { added: number[]; updated: number[] }): void => {
    if (this.#showing === null) return;
    for (const client of [...added, ...updated]) {
      const theirs = this.awareness.states.get(client);
      if (theirs) theirs.user = this.#people(this.#showing);
    }
    if (added.length > 0) this.#later("show", SHOW_EVERY_MS, () => this.#show());
  };

  #backoff(): number {
    return Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.#failures++);
  }

  #later(name: Timer, ms: number, act: () => void): void {
    this.#stop(name);
    this.#timers[name] = setTimeout(() => {
      delete this.#timers[name];
      act();
    }, ms);
  }

  #stop(name: Timer): void {
    clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}

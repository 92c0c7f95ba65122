import type { Message } from "../api/types.ts";
import { createStore } from "../store.ts";
import type { OutboxFile, OutboxItem, OutboxStore } from "./outbox-store.ts";
import { judge } from "./retry.ts";

/** What is sent of an item; `id` becomes the message's clientId. */
export type Outgoing = Pick<
  OutboxItem,
  "id" | "conversationId" | "content" | "replyTo" | "kind" | "files" | "attempts"
>;

/** Sends one item; raises ConnectionLost, Unanswered or CommandRefused. */
export type Deliver = (item: Outgoing) => Promise<Message>;

export interface OutboxParts {
  userId: string;
  store: OutboxStore;
  deliver: Deliver;
  onDelivered: (message: Message) => void;
  /** An item with files has left, delivered or discarded. */
  onGone?: (item: OutboxItem, isDelivered: boolean) => void;
  /** What an item's `error` says of a failure; left out: the failure's own message. */
  why?: (error: unknown) => string;
  /** Another tab's copy of the outbox changed; absent in tests. */
  channel?: BroadcastChannel;
}

/** What is asked to wait longer does not wait at all: a clock that was put back would have it sent for ever. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const byTime = (a: OutboxItem, b: OutboxItem) =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
const messageOf = (error: unknown) => (error instanceof Error && error.message) || "Not sent.";
/** Lone surrogates: they are not valid UTF-8, so the message could not be delivered. */
const BROKEN = /\p{Surrogate}/gu;

/**
 * Messages that are written but not yet acknowledged. Each keeps its id through every attempt, so
 * the server makes one message of it however often it is sent. Order within a conversation is kept,
 * over reloads and tabs: one tab at a time sends in a conversation, and always the oldest item.
 */
export class Outbox {
  readonly items = createStore<readonly OutboxItem[]>([]);
  #parts: OutboxParts;
  #busy = new Set<string>();
  #askedWhileBusy = new Set<string>();
  #unsaved = new Set<string>();
  #gone = new Set<string>();
  #writes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    parts.channel?.addEventListener("message", this.#reload);
  }

  /** Loads what an earlier visit left and sends it. */
  async start(): Promise<void> {
    await this.#reload();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#parts.channel?.close();
  }

  async add(message: {
    conversationId: string;
    content: string;
    replyTo: string | null;
    kind?: "correction";
    files?: readonly OutboxFile[];
  }): Promise<OutboxItem> {
    const item: OutboxItem = {
      ...message,
      content: message.content.replace(BROKEN, "\ufffd"),
      id: crypto.randomUUID(),
      userId: this.#parts.userId,
      createdAt: this.#nextTime(),
      state: "sending",
      error: null,
      notBefore: 0,
      attempts: 0,
    };
    this.items.set([...this.items.get(), item]);
    await this.#keep(item);
    this.flush();
    return item;
  }

  async retry(id: string): Promise<void> {
    await this.#change(id, { state: "sending", error: null, notBefore: 0, attempts: 0 });
    this.flush();
  }

  async discard(id: string): Promise<void> {
    await this.#forget(id, false);
    this.flush();
  }

  /** An event shows that the server has it, perhaps from an attempt whose answer was lost. */
  async settle(clientId: string): Promise<void> {
    if (this.items.get().some(({ id }) => id === clientId)) await this.#forget(clientId, true);
  }

  /** Retries waiting items now, for example because the connection is back. */
  flush(): void {
    for (const conversationId of this.#busy) this.#askedWhileBusy.add(conversationId);
    this.#sendWaiting();
  }

  /** Send the first waiting item of every conversation that is not busy. */
  #sendWaiting(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const item of this.#firsts()) {
      if (this.#busy.has(item.conversationId)) continue;
      if (item.notBefore > now) next = Math.min(next, item.notBefore);
      else void this.#sendFrom(item.conversationId);
    }
    if (next < Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(() => this.#sendWaiting(), Math.min(next - now, LONGEST_TIMER_MS));
  }

  /** The item of each conversation whose turn it is; what has failed lets the others pass. */
  #firsts(): OutboxItem[] {
    const firsts = new Map<string, OutboxItem>();
    for (const item of this.items.get())
      if (item.state === "sending" && !firsts.has(item.conversationId))
        firsts.set(item.conversationId, item);
    return [...firsts.values()];
  }

  /** Two messages of one millisecond keep their order too. */
  #nextTime(): number {
    return Math.max(Date.now(), (this.items.get().at(-1)?.createdAt ?? 0) + 1);
  }

  async #sendFrom(conversationId: string): Promise<void> {
    this.#busy.add(conversationId);
    this.#askedWhileBusy.delete(conversationId);
    let goOn = false;
    try {
      goOn = await this.#alone(conversationId, () => this.#sendFirst(conversationId));
    } finally {
      this.#busy.delete(conversationId);
    }
    if (goOn || this.#askedWhileBusy.has(conversationId)) this.#sendWaiting();
  }

  /** Runs `send` while no other tab sends in this conversation, with what that one has left. */
  async #alone(conversationId: string, send: () => Promise<boolean>): Promise<boolean> {
    if (!this.#parts.channel || !globalThis.navigator?.locks) return send();
    return navigator.locks.request(`skillswap.outbox.${conversationId}`, async () => {
      await this.#load();
      return send();
    });
  }

  /** Returns whether the queue may go on: not while there is no connection. */
  async #sendFirst(conversationId: string): Promise<boolean> {
    const item = this.#firsts().find((first) => first.conversationId === conversationId);
    if (!item || this.#stopped) return false;
    if (item.notBefore > Date.now()) return true;
    try {
      this.#parts.onDelivered(await this.#parts.deliver(item));
      await this.#forget(item.id, true);
      return true;
    } catch (error) {
      return this.#notSent(item, error);
    }
  }

  async #notSent(item: OutboxItem, error: unknown): Promise<boolean> {
    const verdict = judge(error, item.attempts);
    if (verdict.kind === "away") return false;
    const reason = (this.#parts.why ?? messageOf)(error);
    const attempts = item.attempts + 1;
    const change: Partial<OutboxItem> =
      verdict.kind === "again"
        ? { notBefore: Date.now() + verdict.waitMs }
        : { state: "failed" as const };
    await this.#change(item.id, { ...change, attempts, error: reason });
    return true;
  }

  async #change(id: string, change: Partial<OutboxItem>): Promise<void> {
    const before = this.items.get().find((item) => item.id === id);
    if (!before) return;
    const after = { ...before, ...change };
    this.items.set(this.items.get().map((item) => (item.id === id ? after : item)));
    await this.#keep(after);
  }

  async #forget(id: string, isDelivered: boolean): Promise<void> {
    this.#gone.add(id);
    const item = this.items.get().find((one) => one.id === id);
    if (item?.files?.length) this.#parts.onGone?.(item, isDelivered);
    this.items.set(this.items.get().filter((item) => item.id !== id));
    await this.#quietly(() => this.#parts.store.remove(id));
  }

  async #keep(item: OutboxItem): Promise<void> {
    this.#unsaved.add(item.id);
    const kept = await this.#quietly(() => this.#parts.store.put(item));
    if (kept) this.#unsaved.delete(item.id);
  }

  /** Without IndexedDB (private windows of some browsers) messages still go out from memory. */
  async #quietly(write: () => Promise<void>): Promise<boolean> {
    this.#writes++;
    try {
      await write();
      if (!this.#stopped) this.#parts.channel?.postMessage("changed");
      return true;
    } catch {
      // Nothing to mend: the item stays in memory, it only does not survive a reload.
      return false;
    } finally {
      this.#writes++;
    }
  }

  #reload = async (): Promise<void> => {
    await this.#load();
    this.flush();
  };

  async #load(): Promise<void> {
    try {
      const stored = await this.#readStill();
      const here = this.items.get().filter(({ id }) => this.#unsaved.has(id));
      const others = stored.filter(({ id }) => !this.#unsaved.has(id) && !this.#gone.has(id));
      this.items.set([...others, ...here].sort(byTime));
    } catch {
      // As in #quietly.
    }
  }

  /** What is stored, read while nothing was being written: an older copy would undo what came after it. */
  async #readStill(): Promise<OutboxItem[]> {
    for (;;) {
      const before = this.#writes;
      const stored = await this.#parts.store.all(this.#parts.userId);
      if (before === this.#writes) return stored;
    }
  }
}

import type { Message } from "../api/types";
import { createStore } from "../store";
import { CommandRefused, ConnectionLost } from "./commands";
import type { OutboxItem, OutboxStore } from "./outbox-store";

/** Sends one item; raises ConnectionLost (try again later) or CommandRefused. */
export type Deliver = (item: OutboxItem) => Promise<Message>;

export interface OutboxParts {
  userId: string;
  store: OutboxStore;
  deliver: Deliver;
  onDelivered: (message: Message) => void;
  /** Another tab's copy of the outbox changed; absent in tests. */
  channel?: BroadcastChannel;
}

const byTime = (a: OutboxItem, b: OutboxItem) =>
  a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
const WAIT_WITHOUT_ADVICE_MS = 3_000;

/**
 * Messages that are written but not yet acknowledged. Each keeps its id through every attempt, so
 * the server makes one message of it however often it is sent. Order within a conversation is
 * kept: an item waits for the one before it.
 */
export class Outbox {
  readonly items = createStore<readonly OutboxItem[]>([]);
  #parts: OutboxParts;
  #busy = new Set<string>();
  #unsaved = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    parts.channel?.addEventListener("message", this.#load);
  }

  /** Read what an earlier visit left behind and send it. */
  async start(): Promise<void> {
    await this.#load();
    this.flush();
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
  }): Promise<OutboxItem> {
    const item: OutboxItem = {
      ...message,
      id: crypto.randomUUID(),
      userId: this.#parts.userId,
      createdAt: Date.now(),
      state: "sending",
      error: null,
      notBefore: 0,
    };
    this.items.set([...this.items.get(), item]);
    await this.#keep(item);
    this.flush();
    return item;
  }

  async retry(id: string): Promise<void> {
    await this.#change(id, { state: "sending", error: null, notBefore: 0 });
    this.flush();
  }

  async discard(id: string): Promise<void> {
    await this.#forget(id);
    this.flush();
  }

  /** An event says that the server has it, perhaps from an attempt whose answer was lost. */
  async settle(clientId: string): Promise<void> {
    if (this.items.get().some(({ id }) => id === clientId)) await this.#forget(clientId);
  }

  /** Send the first waiting item of every conversation that is not busy. */
  flush(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    const seen = new Set<string>();
    for (const item of this.items.get()) {
      if (item.state === "failed" || seen.has(item.conversationId)) continue;
      seen.add(item.conversationId);
      if (this.#busy.has(item.conversationId)) continue;
      if (item.notBefore > now) next = Math.min(next, item.notBefore);
      else void this.#send(item);
    }
    if (next < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.flush(), next - now);
  }

  async #send(item: OutboxItem): Promise<void> {
    this.#busy.add(item.conversationId);
    let sent = false;
    try {
      this.#parts.onDelivered(await this.#parts.deliver(item));
      await this.#forget(item.id);
      sent = true;
    } catch (error) {
      sent = await this.#refused(item, error);
    } finally {
      this.#busy.delete(item.conversationId);
    }
    if (sent) this.flush();
  }

  /** Answers whether the queue may go on: not while the connection is away. */
  async #refused(item: OutboxItem, error: unknown): Promise<boolean> {
    if (error instanceof ConnectionLost) return false;
    if (error instanceof CommandRefused && error.code === "rate_limited") {
      const wait = error.retryAfter === null ? WAIT_WITHOUT_ADVICE_MS : error.retryAfter * 1_000;
      await this.#change(item.id, { notBefore: Date.now() + wait });
      return true;
    }
    const message = error instanceof Error ? error.message : String(error);
    await this.#change(item.id, { state: "failed", error: message });
    return true;
  }

  async #change(id: string, change: Partial<OutboxItem>): Promise<void> {
    const before = this.items.get().find((item) => item.id === id);
    if (!before) return;
    const after = { ...before, ...change };
    this.items.set(this.items.get().map((item) => (item.id === id ? after : item)));
    await this.#keep(after);
  }

  async #forget(id: string): Promise<void> {
    this.items.set(this.items.get().filter((item) => item.id !== id));
    await this.#quietly(() => this.#parts.store.remove(id));
  }

  async #keep(item: OutboxItem): Promise<void> {
    this.#unsaved.add(item.id);
    await this.#quietly(() => this.#parts.store.put(item));
    this.#unsaved.delete(item.id);
  }

  /** Without IndexedDB (private windows of some browsers) messages still go out from memory. */
  async #quietly(write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.#parts.channel?.postMessage("changed");
    } catch {
      // Nothing to mend: the item stays in memory, it only does not survive a reload.
    }
  }

  #load = async (): Promise<void> => {
    try {
      const stored = await this.#parts.store.all(this.#parts.userId);
      const here = this.items.get().filter(({ id }) => this.#unsaved.has(id));
      const others = stored.filter(({ id }) => !this.#unsaved.has(id));
      this.items.set([...others, ...here].sort(byTime));
    } catch {
      // As in #quietly.
    }
  };
}

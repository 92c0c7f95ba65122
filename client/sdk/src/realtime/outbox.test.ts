import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Message } from "../api/types.ts";
import { CommandRefused, ConnectionLost, Unanswered } from "./commands.ts";
import { idbOutboxStore } from "./idb-outbox-store.ts";
import { type Deliver, Outbox, type Outgoing } from "./outbox.ts";
import { memoryOutboxStore, type OutboxItem, type OutboxStore } from "./outbox-store.ts";

let store: OutboxStore;
let databases = 0;

function makeOutbox(deliver: Deliver, onDelivered: (message: Message) => void = () => undefined) {
  return new Outbox({ userId: "me", store, deliver, onDelivered, why });
}
const why = (error: unknown) =>
  error instanceof CommandRefused ? error.message || `Refused: ${error.code}` : "No answer.";
const acknowledge = async (item: Outgoing) => ({ clientId: item.id }) as Message;
const lose = async (): Promise<Message> => {
  throw new ConnectionLost();
};
const hello = { conversationId: "c1", content: "hello", replyTo: null };

beforeEach(() => {
  store = idbOutboxStore(`outbox-${databases++}`);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the outbox", () => {
  it("removes a message once the server has it", async () => {
    const onDelivered = vi.fn();
    const outbox = makeOutbox(acknowledge, onDelivered);
    const item = await outbox.add(hello);
    await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
    expect(onDelivered).toHaveBeenCalledWith(expect.objectContaining({ clientId: item.id }));
    expect(await store.all("me")).toEqual([]);
  });

  it("sends what an earlier visit left behind, with the same id", async () => {
    const before = makeOutbox(lose);
    const { id } = await before.add(hello);
    before.stop();

    const deliver = vi.fn(acknowledge);
    const after = makeOutbox(deliver);
    await after.start();
    await vi.waitFor(() => expect(after.items.get()).toEqual([]));
    expect(deliver).toHaveBeenCalledWith(expect.objectContaining({ id, content: "hello" }));
  });

  it("shows nobody else's messages after another member logs in", async () => {
    await makeOutbox(lose).add(hello);
    const other = new Outbox({ userId: "you", store, deliver: lose, onDelivered: () => undefined });
    await other.start();
    expect(other.items.get()).toEqual([]);
  });

  it("keeps a message as sending while the connection is away and sends it on the next flush", async () => {
    const deliver = vi.fn<Deliver>().mockImplementationOnce(lose).mockImplementation(acknowledge);
    const outbox = makeOutbox(deliver);
    await outbox.add(hello);
    await vi.waitFor(() => expect(deliver).toHaveBeenCalledOnce());
    expect(outbox.items.get()).toMatchObject([{ state: "sending" }]);
    outbox.flush();
    await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
    expect(deliver.mock.calls[0]?.[0].id).toBe(deliver.mock.calls[1]?.[0].id);
  });

  it("waits as long as the server asks when it was too fast, then sends by itself", async () => {
    const refused = new CommandRefused("too_fast", "Slow down.", 0.15);
    const deliver = vi.fn<Deliver>().mockRejectedValueOnce(refused).mockImplementation(acknowledge);
    const outbox = makeOutbox(deliver);
    const startedAt = Date.now();
    await outbox.add(hello);
    await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(145);
    expect(deliver).toHaveBeenCalledTimes(2);
  });

  it.each(["too_fast", "busy", "server_error", "http_502"] as const)(
    "sends again by itself after %s, and says meanwhile why it waits",
    async (code) => {
      const refused = new CommandRefused(code, "", 0.05);
      const deliver = vi
        .fn<Deliver>()
        .mockRejectedValueOnce(refused)
        .mockImplementation(acknowledge);
      const outbox = makeOutbox(deliver);
      await outbox.add(hello);
      await vi.waitFor(() => expect(outbox.items.get()[0]?.error).toBe(`Refused: ${code}`));
      expect(outbox.items.get()[0]?.state).toBe("sending");
      await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
      expect(deliver).toHaveBeenCalledTimes(2);
    },
  );

  it.each([
    ["the server stays busy", new CommandRefused("busy")],
    ["no answer ever comes", new Unanswered()],
  ])("gives up and says so when %s, and the next message goes on", async (_, error) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const deliver = vi.fn<Deliver>(async (item) => {
      if (item.content === "stuck") throw error;
      return acknowledge(item);
    });
    store = memoryOutboxStore();
    const outbox = makeOutbox(deliver);
    await outbox.add({ ...hello, content: "stuck" });
    await outbox.add({ ...hello, content: "next" });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(outbox.items.get()).toMatchObject([{ content: "stuck", state: "failed" }]);
    expect(outbox.items.get()[0]?.error).toBeTruthy();
    expect(deliver).toHaveBeenCalledTimes(9);
  });

  it("waits without an end for a connection: being away is no failure", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    store = memoryOutboxStore();
    const outbox = makeOutbox(lose);
    await outbox.add(hello);
    for (let flushes = 0; flushes < 50; flushes++) {
      outbox.flush();
      await vi.advanceTimersByTimeAsync(4_000);
    }
    expect(outbox.items.get()).toMatchObject([{ state: "sending", attempts: 0, error: null }]);
  });

  it("keeps how often it has tried over a reload", async () => {
    const busy = new CommandRefused("busy", "", 60);
    const before = makeOutbox(vi.fn<Deliver>().mockRejectedValue(busy));
    await before.add(hello);
    await vi.waitFor(async () => expect(await store.all("me")).toMatchObject([{ attempts: 1 }]));
    before.stop();

    const deliver = vi.fn<Deliver>();
    const after = makeOutbox(deliver);
    await after.start();
    expect(after.items.get()).toMatchObject([{ attempts: 1 }]);
    expect(deliver).not.toHaveBeenCalled();
    after.stop();
  });

  it("sends no half of a broken pair, which no program could read", async () => {
    const outbox = makeOutbox(lose);
    await outbox.add({ ...hello, content: "one \ud83d two \ud83d\ude00" });
    expect(outbox.items.get()[0]?.content).toBe("one \ufffd two \ud83d\ude00");
  });

  it("loses no message that is added while the store is being read", async () => {
    let answer: (items: OutboxItem[]) => void = () => undefined;
    const first = new Promise<OutboxItem[]>((resolve) => {
      answer = resolve;
    });
    const memory = memoryOutboxStore();
    const all = vi.fn(memory.all).mockReturnValueOnce(first);
    store = { ...memory, all };
    const outbox = makeOutbox(lose);
    const started = outbox.start();
    await outbox.add(hello);
    answer([]);
    await started;
    expect(outbox.items.get()).toHaveLength(1);
  });

  it("marks a refused message as failed until it is sent again or discarded", async () => {
    const refused = new CommandRefused("not_allowed", "You cannot write here.", null);
    const deliver = vi.fn<Deliver>().mockRejectedValueOnce(refused).mockImplementation(acknowledge);
    const outbox = makeOutbox(deliver);
    const { id } = await outbox.add(hello);
    await vi.waitFor(() =>
      expect(outbox.items.get()).toMatchObject([
        { state: "failed", error: "You cannot write here." },
      ]),
    );
    await outbox.retry(id);
    await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
  });

  it("forgets a discarded message for good", async () => {
    const outbox = makeOutbox(async () => {
      throw new CommandRefused("not_allowed", "No.", null);
    });
    const { id } = await outbox.add(hello);
    await outbox.discard(id);
    expect(outbox.items.get()).toEqual([]);
    expect(await store.all("me")).toEqual([]);
  });

  it("sends the messages of one conversation one after the other, in order", async () => {
    const sent: string[] = [];
    let inFlight = 0;
    const outbox = makeOutbox(async (item) => {
      expect(++inFlight).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inFlight--;
      sent.push(item.content);
      return acknowledge(item);
    });
    for (const content of ["one", "two", "three"]) void outbox.add({ ...hello, content });
    await vi.waitFor(() => expect(sent).toEqual(["one", "two", "three"]));
  });

  it("is done with a message that an event reports, even when the answer was lost", async () => {
    const outbox = makeOutbox(lose);
    const { id } = await outbox.add(hello);
    await outbox.settle(id);
    expect(outbox.items.get()).toEqual([]);
    expect(await store.all("me")).toEqual([]);
  });

  it("still sends when the browser has no database", async () => {
    const broken = async () => {
      throw new Error("no IndexedDB here");
    };
    store = { all: broken, put: broken, remove: broken };
    const outbox = makeOutbox(acknowledge);
    await outbox.start();
    await outbox.add(hello);
    await vi.waitFor(() => expect(outbox.items.get()).toEqual([]));
  });
});

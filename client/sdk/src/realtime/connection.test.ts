// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeSocket } from "../../test/fake-socket.ts";
import { CLOSE } from "../api/codes.gen.ts";
import { Connection, type ConnectionParts, type ConnectionStatus } from "./connection.ts";

let cursor: number | null;
let connection: Connection;
const onEvent = vi.fn();
const onResync = vi.fn();
const ticket = vi.fn<ConnectionParts["ticket"]>();

const tick = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const socket = () => FakeSocket.opened.at(-1) as FakeSocket;
const event = (at: number) => ({ type: "chat:read", cursor: at, data: { at } });
const cursorsSeen = () => onEvent.mock.calls.map(([frame]) => frame.cursor);

beforeEach(async () => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  cursor = 5;
  onEvent.mockReset();
  onResync.mockReset();
  ticket.mockReset().mockResolvedValue("t-1");
  connection = new Connection({
    url: "ws://test/ws/",
    ticket,
    readCursor: () => cursor,
    writeCursor: (next) => {
      cursor = next;
    },
    onEvent,
    onResync,
    onWelcome: () => undefined,
    openSocket: () => new FakeSocket() as unknown as WebSocket,
  });
  connection.start();
  await tick();
});
afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

describe("opening", () => {
  it("greets with a ticket and the last cursor", () => {
    socket().welcomes();
    expect(socket().sent[0]).toEqual({ type: "hello", ticket: "t-1", cursor: 5 });
    expect(connection.status.get()).toEqual({ state: "open" });
    expect(onResync).not.toHaveBeenCalled();
  });

  it("starts from the server's cursor on a first visit and reads everything again", () => {
    cursor = null;
    socket().welcomes({ cursor: 40 });
    expect(socket().sent[0]).toEqual({ type: "hello", ticket: "t-1" });
    expect(cursor).toBe(40);
    expect(onResync).toHaveBeenCalledOnce();
  });

  it("reads everything again when the server could not resume", () => {
    socket().welcomes({ resumed: false, cursor: 900 });
    expect(onResync).toHaveBeenCalledOnce();
    expect(cursor).toBe(900);
  });
});

describe("leaving", () => {
  it("closes at once", () => {
    socket().welcomes();
    connection.stop();
    expect(socket().closed).toBe(true);
  });

  it("lets a socket open first, for the browser complains of one that is closed before", () => {
    connection.stop();
    expect(socket().closed).toBe(false);
    socket().opens();
    expect(socket().closed).toBe(true);
    expect(socket().sent).toEqual([]);
  });
});

describe("events", () => {
  it("come through once and move the cursor", () => {
    socket().welcomes();
    socket().says(event(6));
    socket().says(event(6));
    socket().says(event(4));
    socket().says(event(7));
    expect(cursorsSeen()).toEqual([6, 7]);
    expect(cursor).toBe(7);
  });

  it("that were missed are marked as replayed", () => {
    socket().welcomes({ cursor: 6 });
    socket().says(event(6));
    socket().says(event(7));
    expect(onEvent.mock.calls.map(([, meta]) => meta.replayed)).toEqual([true, false]);
  });

  it("with a hole between them are asked for again", async () => {
    socket().welcomes();
    socket().says(event(8));
    expect(onEvent).not.toHaveBeenCalled();
    expect(socket().closed).toBe(true);
    await tick(1_000);
    socket().welcomes({ cursor: 8 });
    expect(socket().sent[0]).toMatchObject({ cursor: 5 });
    for (const at of [6, 7, 8]) socket().says(event(at));
    expect(cursorsSeen()).toEqual([6, 7, 8]);
  });

  it("that pass are let through without a cursor", () => {
    socket().welcomes();
    socket().says({ type: "chat:typing", data: { conversationId: "c1", userId: "other" } });
    expect(onEvent).toHaveBeenCalledOnce();
    expect(cursor).toBe(5);
  });
});

describe("coming back", () => {
  it("happens by itself after a drop, with the cursor reached so far", async () => {
    socket().welcomes();
    socket().says(event(6));
    socket().dies();
    expect(connection.status.get()).toMatchObject({ state: "connecting", trouble: "away" });
    await tick(1_000);
    socket().welcomes({ cursor: 6 });
    expect(socket().sent[0]).toMatchObject({ cursor: 6 });
    expect(connection.status.get()).toEqual({ state: "open" });
  });

  it("happens within half a second when the network is back", async () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      socket().dies();
      await tick(20_000);
    }
    socket().dies();
    const before = FakeSocket.opened.length;
    dispatchEvent(new Event("online"));
    await tick(500);
    expect(FakeSocket.opened.length).toBe(before + 1);
  });

  it("begins at once when the browser says that the network has gone", () => {
    socket().welcomes();
    dispatchEvent(new Event("offline"));
    expect(socket().closed).toBe(true);
    expect(connection.status.get()).toMatchObject({ state: "connecting", trouble: "away" });
  });

  it("happens after two silent heartbeats", async () => {
    socket().welcomes();
    await tick(49_000);
    expect(socket().closed).toBe(false);
    const silent = socket();
    await tick(2_000);
    expect(silent.closed).toBe(true);
  });

  it("gives up a socket that never opens, before it makes another", async () => {
    const never = socket();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(never.closed).toBe(true);
  });

  it("waits for a page that was busy itself to hear what came meanwhile", async () => {
    const slow = socket();
    await tick(9_999);
    vi.setSystemTime(Date.now() + 5_000); // nothing ran, and the timer comes before what the network brought
    await tick(1);
    slow.welcomes();
    expect(connection.status.get()).toEqual({ state: "open" });
  });

  it("does not wait twice for a page that is always late", async () => {
    const slow = socket();
    await tick(9_999);
    for (const rest of [1, 2_000]) {
      expect(slow.closed).toBe(false);
      vi.setSystemTime(Date.now() + 60_000);
      await tick(rest);
    }
    expect(slow.closed).toBe(true);
  });

  it("happens when a heartbeat stays ahead of what came", async () => {
    socket().welcomes();
    socket().says({ type: "heartbeat", data: { cursor: 6 } });
    socket().says(event(6));
    await tick(2_500);
    expect(socket().closed).toBe(false);
    socket().says({ type: "heartbeat", data: { cursor: 9 } });
    const behind = socket();
    await tick(2_500);
    expect(behind.closed).toBe(true);
  });

  it("asks for a new ticket after 4401 and ends when there is none", async () => {
    socket().welcomes();
    ticket.mockRejectedValue(Object.assign(new Error("gone"), { status: 401 }));
    socket().dies(4401);
    await tick(1_000);
    expect(connection.status.get()).toEqual({ state: "ended" });
  });

  it.each([
    {
      code: "banned",
      ban: { reason: "Spam.", until: "2026-12-01T10:00:00.000Z" },
      becomes: "banned",
    },
    { code: "csrf_failed", becomes: "refused" },
  ])("stops when a ticket is refused with $code, and says why", async (refused) => {
    socket().welcomes();
    const refusal = { status: 403, message: "So it is.", ...refused };
    ticket.mockRejectedValue(Object.assign(new Error(), refusal));
    socket().dies(1006);
    await tick(120_000);
    expect(connection.status.get()).toMatchObject({ state: refused.becomes, reason: "So it is." });
    if (refused.ban) expect(connection.status.get()).toMatchObject({ ban: refused.ban });
    expect(ticket).toHaveBeenCalledTimes(2);
  });

  it("does not happen when the tab is looked at again after a final refusal", async () => {
    socket().dies(4421);
    dispatchEvent(new Event("online"));
    document.dispatchEvent(new Event("visibilitychange"));
    await tick(60_000);
    expect(FakeSocket.opened).toHaveLength(1);
  });
});

type Outcome = { status: Partial<ConnectionStatus>; againAfter: [number, number] | null };
const away: Outcome = {
  status: { state: "connecting", trouble: "away" },
  againAfter: [500, 1_000],
};
const slowed = (trouble: "tooManyTabs" | "tooFast"): Outcome => ({
  status: { state: "connecting", trouble },
  againAfter: [30_000, 30_000],
});
/** What the member sees, and between which milliseconds it is tried again (null: never). */
const OUTCOMES: Record<keyof typeof CLOSE, Outcome> = {
  BAD_FRAME: away,
  SESSION_ENDED: away,
  TOO_SLOW: away,
  TOO_LARGE: away,
  RESTART: away,
  TOO_MANY: slowed("tooManyTabs"),
  ABUSE: slowed("tooFast"),
  BANNED: { status: { state: "banned", reason: "Said why.", ban: null }, againAfter: null },
  WRONG_ORIGIN: { status: { state: "restOnly" }, againAfter: null },
};

describe("each code the server closes with", () => {
  it.each(Object.entries(OUTCOMES))("%s is final, or tried again", async (name, outcome) => {
    socket().opens();
    socket().dies(CLOSE[name as keyof typeof CLOSE], "Said why.");
    expect(connection.status.get()).toMatchObject(outcome.status);
    const [earliest, latest] = outcome.againAfter ?? [600_000, 600_000];
    await tick(earliest - 1);
    expect(FakeSocket.opened).toHaveLength(1);
    await tick(latest - earliest + 1);
    expect(FakeSocket.opened).toHaveLength(outcome.againAfter ? 2 : 1);
  });
});

describe("a connection that is welcomed and closed at once", () => {
  it.each([1000, 1006, 1009, 1012, 4400, 4401, 4408])(
    "is tried again ever more slowly (%i)",
    async (code) => {
      for (let second = 0; second < 25; second += 0.25) {
        if (!socket().closed) {
          socket().welcomes();
          socket().dies(code);
          socket().closed = true;
        }
        await tick(250);
      }
      expect(FakeSocket.opened.length).toBeGreaterThan(3);
      expect(FakeSocket.opened.length).toBeLessThan(10);
    },
  );

  it("is back soon when it had held for long", async () => {
    for (let time = 0; time < 5; time++) {
      socket().welcomes();
      await tick(10_000);
      socket().dies();
      const before = FakeSocket.opened.length;
      await tick(1_000);
      expect(FakeSocket.opened.length).toBe(before + 1);
    }
  });
});

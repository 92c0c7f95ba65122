import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeSocket } from "../../test/fake-socket.ts";
import { CommandRefused, ConnectionLost, Unanswered } from "./commands.ts";
import { Connection } from "./connection.ts";

let connection: Connection;
const socket = () => FakeSocket.opened.at(-1) as FakeSocket;
const nothing = () => undefined;

beforeEach(async () => {
  vi.useFakeTimers();
  FakeSocket.opened = [];
  connection = new Connection({
    url: "ws://test/ws/",
    ticket: async () => "t-1",
    readCursor: () => 5,
    writeCursor: nothing,
    onEvent: nothing,
    onResync: nothing,
    onWelcome: nothing,
    openSocket: () => new FakeSocket() as unknown as WebSocket,
  });
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

describe("a frame that the server does not take", () => {
  const outcome = (answer: Promise<unknown>) =>
    answer.then(
      () => "taken",
      (error) => (error instanceof CommandRefused ? error.code : error.name),
    );

  it("is not sent when it is too large, as bytes are counted after JSON has written them", async () => {
    socket().welcomes();
    const sentBefore = socket().sent.length;
    const content = `log${"\u001b".repeat(3_500)}`;
    expect(await outcome(connection.send("chat:message", { content }, "id-1"))).toBe("too_large");
    expect(socket().sent).toHaveLength(sentBefore);
    expect(connection.status.get()).toEqual({ state: "open" });
  });

  it("is blamed when the socket closes for its size, and what else is unanswered is not", async () => {
    socket().welcomes();
    const small = outcome(connection.send("chat:read", { seq: 1 }, "id-1"));
    const large = outcome(connection.send("chat:message", { content: "x".repeat(99) }, "id-2"));
    const later = outcome(connection.send("chat:read", { seq: 2 }, "id-3"));
    socket().dies(1009);
    expect(await Promise.all([small, large, later])).toEqual([
      "Unanswered",
      "too_large",
      "Unanswered",
    ]);
  });

  it("is blamed when the socket closes for a bad frame right after it", async () => {
    socket().welcomes();
    const earlier = outcome(connection.send("chat:read", { seq: 1 }, "id-1"));
    const bad = outcome(connection.send("chat:message", {}, "id-2"));
    socket().dies(4400);
    expect(await Promise.all([earlier, bad])).toEqual(["Unanswered", "bad_frame"]);
  });

  it("is refused by an error without an id, which answers the oldest frame", async () => {
    socket().welcomes();
    const unreadable = outcome(connection.send("chat:message", {}, "id-1"));
    const fine = outcome(connection.send("chat:read", { seq: 1 }, "id-2"));
    socket().says({ type: "error", id: null, code: "bad_frame", message: "Not JSON." });
    socket().says({ type: "ack", id: "id-2", data: {} });
    expect(await Promise.all([unreadable, fine])).toEqual(["bad_frame", "taken"]);
  });
});

describe("commands", () => {
  it("are answered by the acknowledgement with their id", async () => {
    socket().welcomes();
    const answer = connection.send("chat:message", { content: "hi" }, "id-1");
    expect(socket().sent.at(-1)).toEqual({
      type: "chat:message",
      id: "id-1",
      data: { content: "hi" },
    });
    socket().says({ type: "ack", id: "id-1", data: { seq: 3 } });
    await expect(answer).resolves.toEqual({ seq: 3 });
  });

  it("are refused with code and waiting time", async () => {
    socket().welcomes();
    const answer = connection.send("chat:message", {}, "id-1");
    socket().says({ type: "error", id: "id-1", code: "too_fast", message: "", retryAfter: 2 });
    await expect(answer).rejects.toEqual(new CommandRefused("too_fast", "", 2));
  });

  it("fail as lost when the socket goes, so that they can be sent again", async () => {
    socket().welcomes();
    const answer = connection.send("chat:message", {}, "id-1");
    const lost = expect(answer).rejects.toBeInstanceOf(Unanswered);
    socket().dies();
    await lost;
    await expect(connection.send("chat:message", {})).rejects.toEqual(new ConnectionLost());
  });
});

import { CommandRefused, ConnectionLost } from "skillswap-sdk";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Membership } from "./membership";
import type { Peer, Signal, Signalling, SignallingHandlers } from "./signalling";

const ICE = { iceServers: [], icePolicy: "all" as const, iceUntil: "2026-01-01T00:00:00.000Z" };
const OFFER: Signal = { description: { type: "offer", sdp: "v=0" } };
const theirs = (peerId: string): Peer => ({ userId: "ben", peerId });
const settled = () => vi.advanceTimersByTimeAsync(0);

/** The server as far as one tab of Ada sees it, and what her membership makes of it. */
function call() {
  let handlers: SignallingHandlers | null = null;
  const server = { peers: [] as Peer[], isCurrent: true, error: null as Error | null };
  const log: string[] = [];
  const asked: string[] = [];
  async function ask(command: string, peerId: string): Promise<void> {
    asked.push(`${command} ${peerId === membership.peerId ? "" : "as another"}`.trim());
    if (server.error) throw server.error;
  }
  const signalling: Signalling = {
    join: async (peerId) => {
      await ask("join", peerId);
      return { ...ICE, peers: [{ userId: "ada", peerId }, ...server.peers] };
    },
    renew: async (peerId) => {
      await ask("renew", peerId);
      return { ...ICE, isCurrent: server.isCurrent, peers: server.peers };
    },
    leave: async () => undefined,
    leaveNow: () => undefined,
    signal: (peerId) => ask("signal", peerId),
    listen: (given) => {
      handlers = given;
      return () => {
        if (handlers === given) handlers = null;
      };
    },
  };
  const membership = new Membership({
    me: "ada",
    signalling,
    onIce: () => undefined,
    onOther: (peer) => log.push(peer ? `meets ${peer.peerId}` : "alone"),
    onSignal: () => log.push("signal"),
    onBack: () => log.push("back"),
    onElsewhere: () => log.push("elsewhere"),
    onRefused: (code) => log.push(code),
  });
  return { membership, server, log, asked, hear: () => handlers as SignallingHandlers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("meets who is there, who comes, and nobody when they leave", async () => {
  const { membership, server, log, hear } = call();
  server.peers = [theirs("one")];
  await membership.enter();
  hear().onLeft(theirs("one"));
  hear().onJoined(theirs("two"));
  hear().onJoined(theirs("two"));
  expect(log).toEqual(["meets one", "alone", "meets two"]);
});

it("what still comes of a tab that was replaced is not heard", async () => {
  const { membership, server, log, hear } = call();
  server.peers = [theirs("one")];
  await membership.enter();
  hear().onJoined(theirs("two"));
  hear().onSignal(theirs("one"), membership.peerId ?? "", OFFER);
  hear().onLeft(theirs("one"));
  hear().onSignal(theirs("two"), "another tab of mine", OFFER);
  hear().onSignal(theirs("two"), membership.peerId ?? "", OFFER);
  expect(log).toEqual(["meets one", "meets two", "signal"]);
});

it("a signal that is faster than the answer to my own joining waits for it", async () => {
  const { membership, server, log, hear } = call();
  server.peers = [theirs("one")];
  const entered = membership.enter();
  hear().onSignal(theirs("one"), membership.peerId ?? "", OFFER);
  await entered;
  expect(log).toEqual(["meets one", "signal"]);
});

it("renews every 20 s, which also heals an event that was missed", async () => {
  const { membership, server, log, asked } = call();
  await membership.enter();
  server.peers = [theirs("one")];
  await vi.advanceTimersByTimeAsync(20_000);
  server.peers = [];
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toEqual(["join", "renew", "renew"]);
  expect(log).toEqual(["meets one", "alone"]);
});

it("without a connection it joins as soon as there is one", async () => {
  const { membership, server, log, hear } = call();
  server.error = new ConnectionLost();
  await membership.enter();
  server.error = null;
  server.peers = [theirs("one")];
  hear().onOpen();
  await settled();
  expect(log).toEqual(["meets one"]);
});

it("when the socket is back it asks at once who is there, and says so", async () => {
  const { membership, server, log, hear } = call();
  server.peers = [theirs("one")];
  await membership.enter();
  server.peers = [theirs("two")];
  hear().onOpen();
  await settled();
  expect(log).toEqual(["meets one", "meets two", "back"]);
});

it("another tab of mine takes over; an old event of such a tab does not", async () => {
  const { membership, server, log, hear } = call();
  await membership.enter();
  hear().onJoined({ userId: "ada", peerId: "old" });
  await settled();
  expect(log).toEqual([]);
  server.isCurrent = false;
  hear().onJoined({ userId: "ada", peerId: "new" });
  await settled();
  expect(log).toEqual(["elsewhere"]);
  expect(membership.peerId).toBeNull();
});

it("whom the server has forgotten joins anew, and so does whoever was silent for long", async () => {
  const { membership, server, asked, hear } = call();
  await membership.enter();
  const first = membership.peerId;
  server.isCurrent = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(membership.peerId).not.toBe(first);
  server.error = new ConnectionLost();
  await vi.advanceTimersByTimeAsync(58_000);
  server.error = null;
  asked.splice(0);
  hear().onOpen();
  await settled();
  expect(asked).toEqual(["join"]);
});

it("a refusal ends it with its code; one that is temporary is tried again", async () => {
  const { membership, server, log } = call();
  server.error = new CommandRefused("too_fast", "", 5);
  await membership.enter();
  server.error = new CommandRefused("not_found");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(log).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toEqual(["not_found"]);
});

it("a signal to somebody who is gone makes it ask who is there", async () => {
  const { membership, server, log } = call();
  server.peers = [theirs("one")];
  await membership.enter();
  server.error = new CommandRefused("conflict");
  const sent = membership.signal(theirs("one"), OFFER);
  server.error = null;
  server.peers = [];
  await sent;
  expect(log).toEqual(["meets one", "alone"]);
});

it("whom the server puts out of the call leaves at once and does not join again", async () => {
  const { membership, server, log, asked, hear } = call();
  server.peers = [theirs("one")];
  await membership.enter();
  hear().onLeft({ userId: "ada", peerId: membership.peerId ?? "" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(log).toEqual(["meets one", "alone", "not_found"]);
  expect(asked).toEqual(["join"]);
});

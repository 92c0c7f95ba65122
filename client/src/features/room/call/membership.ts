import { type Code, CommandRefused } from "skillswap-sdk";
import type { IceAnswer, Peer, Signal, Signalling } from "./signalling";

const RENEW_MS = 20_000;
/** The server takes a peer for gone that was silent for 60 s: then both begin anew. */
const GONE_MS = 55_000;
const RETRY_MS = 3_000;
const TEMPORARY: readonly Code[] = ["too_fast", "busy", "server_error"];

export interface MembershipParts {
  me: string;
  signalling: Signalling;
  /** The server has let me in, or says again how the two browsers may reach each other. */
  onIce: (ice: IceAnswer) => void;
  /** Another peer than before is there, or nobody. */
  onOther: (other: Peer | null) => void;
  onSignal: (signal: Signal) => void;
  /** The socket is back, and I am still in. */
  onBack: () => void;
  /** Another tab of mine has the call. */
  onElsewhere: () => void;
  onRefused: (code: Code) => void;
}

/** Me among the peers of a call, as the server sees it: joins, says every 20 s that I am there, hears who else is. */
export class Membership {
  peerId: string | null = null;
  #parts: MembershipParts;
  /** The server has let me in. */
  isIn = false;
  #hasRival = false;
  #other: Peer | null = null;
  #gone = new Set<string>();
  /** What came before the server's answer to my join. */
  #early: [from: Peer, signal: Signal][] = [];
  #renewedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: () => void = () => undefined;

  constructor(parts: MembershipParts) {
    this.#parts = parts;
  }

  /** Join as a new peer. Without a connection that is done as soon as there is one. */
  async enter(): Promise<void> {
    this.stop();
    this.peerId = crypto.randomUUID();
    this.#gone.clear();
    this.#stopListening = this.#parts.signalling.listen({
      onJoined: (peer) => this.#joined(peer),
      onLeft: (peer) => this.#left(peer),
      onSignal: (from, to, signal) => this.#heard(from, to, signal),
      onOpen: () => void this.#opened(),
    });
    await this.#join();
  }

  /** Not there any more, as far as this tab is concerned; the server is told by `leave` or `leaveNow`. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#stopListening = () => undefined;
    this.peerId = null;
    this.isIn = false;
    this.#hasRival = false;
    this.#early = [];
    this.#meet(null);
  }

  async signal(to: Peer, signal: Signal): Promise<void> {
    if (!this.peerId) return;
    try {
      await this.#parts.signalling.signal(this.peerId, to.peerId, signal);
    } catch (error) {
      // What was lost on the way is sent again by the link; who is there now is asked of the server.
      if (isFinal(error)) await this.#renew();
    }
  }

  async #join(): Promise<void> {
    const peerId = this.peerId;
    if (!peerId) return;
    try {
      const answer = await this.#parts.signalling.join(peerId);
      if (peerId === this.peerId) this.#answered(answer);
    } catch (error) {
      if (peerId === this.peerId) this.#failed(error, () => this.#join());
    }
  }

  async #renew(): Promise<void> {
    const peerId = this.peerId;
    if (!peerId || !this.isIn) return;
    if (Date.now() - this.#renewedAt > GONE_MS) return this.enter();
    try {
      const answer = await this.#parts.signalling.renew(peerId);
      if (peerId !== this.peerId) return;
      if (answer.isCurrent) this.#answered(answer);
      else await this.#replaced(answer.peers);
    } catch (error) {
      if (peerId === this.peerId) this.#failed(error, () => this.#renew());
    }
  }

  #answered(answer: IceAnswer): void {
    this.isIn = true;
    this.#hasRival = false;
    this.#renewedAt = Date.now();
    this.#later(() => this.#renew(), RENEW_MS);
    this.#parts.onIce(answer);
    this.#meet(answer.peers.find((peer) => this.#isOther(peer)) ?? null);
    for (const [from, signal] of this.#early.splice(0)) this.#take(from, signal);
  }

  /** Another tab of mine has the call, or the server has let go of me. */
  async #replaced(peers: Peer[]): Promise<void> {
    if (!this.#hasRival && peers.every((peer) => peer.userId !== this.#parts.me))
      return this.enter();
    this.stop();
    this.#parts.onElsewhere();
  }

  /** Without a connection `onOpen` goes on; what is temporary is tried again in a moment. */
  #failed(error: unknown, again: () => Promise<void>): void {
    if (isFinal(error)) {
      this.stop();
      this.#parts.onRefused(error.code);
    } else {
      const seconds = error instanceof CommandRefused ? error.retryAfter : null;
      this.#later(again, seconds ? seconds * 1_000 : RETRY_MS);
    }
  }

  async #opened(): Promise<void> {
    if (!this.isIn) return this.#join();
    await this.#renew();
    if (this.isIn) this.#parts.onBack();
  }

  #joined(peer: Peer): void {
    if (this.#isOther(peer) && this.isIn) this.#meet(peer);
    else if (peer.userId === this.#parts.me && peer.peerId !== this.peerId) {
      this.#hasRival = true;
      void this.#renew(); // the server knows who came last
    }
  }

  /** The server takes me out when a block or the end of my sign-in closes the room to me: I do not come back. */
  #left(peer: Peer): void {
    if (peer.peerId === this.peerId) {
      this.stop();
      this.#parts.onRefused("not_found");
      return;
    }
    this.#gone.add(peer.peerId);
    if (peer.peerId === this.#other?.peerId) this.#meet(null);
  }

  #heard(from: Peer, to: string, signal: Signal): void {
    if (to !== this.peerId || !this.#isOther(from)) return;
    if (this.isIn) this.#take(from, signal);
    else this.#early.push([from, signal]);
  }

  #take(from: Peer, signal: Signal): void {
    this.#meet(from);
    this.#parts.onSignal(signal);
  }

  /** What still comes of the one before is not heard. */
  #meet(peer: Peer | null): void {
    if (peer?.peerId === this.#other?.peerId) return;
    if (this.#other) this.#gone.add(this.#other.peerId);
    this.#other = peer;
    this.#parts.onOther(peer);
  }

  #isOther(peer: Peer): boolean {
    return peer.userId !== this.#parts.me && !this.#gone.has(peer.peerId);
  }

  #later(then: () => Promise<void>, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void then(), ms);
  }
}

function isFinal(error: unknown): error is CommandRefused {
  return error instanceof CommandRefused && !TEMPORARY.includes(error.code);
}

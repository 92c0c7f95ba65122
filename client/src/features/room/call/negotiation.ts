import { CandidateBatch } from "./candidate-batch";
import type { Candidate, Signal } from "./signalling";

/** The part of an RTCPeerConnection that negotiates. */
export interface Negotiable {
  readonly signalingState: RTCSignalingState;
  readonly localDescription: { type: RTCSdpType; sdp: string } | null;
  readonly remoteDescription: unknown;
  onnegotiationneeded: ((event: never) => unknown) | null;
  onicecandidate: ((event: never) => unknown) | null;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description?: RTCSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: { type: RTCSdpType; sdp: string }): Promise<void>;
  addIceCandidate(candidate?: RTCIceCandidateInit): Promise<void>;
  restartIce(): void;
}

export interface NegotiationParts {
  connection: Negotiable;
  /** Of two offers at once the polite one's is withdrawn. */
  isPolite: boolean;
  send: (signal: Signal) => void;
  /** Called between the other's offer and my answer: what I answer with is set up here. */
  beforeAnswer?: () => void | Promise<void>;
}

/**
 * "Perfect negotiation" as the WebRTC specification describes it, but for two things. The first offer is the impolite
 * one's: it makes the parts of the connection. And the polite one sets its offer only when it is answered, so that an
 * offer that is withdrawn needs no rollback: after one, Chromium decodes the pictures that come and shows none.
 * What the other one sends is taken in order. Sending may fail: `again()` heals that.
 */
export class Negotiation {
  #parts: NegotiationParts;
  #makingOffer = false;
  #ignoredOffer = false;
  /** The polite one's offer, while it waits for the answer. */
  #proposed: RTCSessionDescriptionInit | null = null;
  #early: Candidate[][] = [];
  #turns: Promise<void> = Promise.resolve();
  #batch: CandidateBatch;

  constructor(parts: NegotiationParts) {
    this.#parts = parts;
    this.#batch = new CandidateBatch((candidates) => parts.send({ candidates }));
    parts.connection.onnegotiationneeded = () => this.#needed();
    parts.connection.onicecandidate = (event: { candidate: RTCIceCandidate | null }) =>
      this.#batch.add(event.candidate && candidateOf(event.candidate));
  }

  /** An offer of mine has no answer yet, or an answer is being made. */
  get isOpen(): boolean {
    return this.#proposed !== null || this.#parts.connection.signalingState !== "stable";
  }

  /** Take what the other one sent. Resolves when it is done; what is not valid any more is left out. */
  take(signal: Signal): Promise<void> {
    return this.#inTurn(() => this.#take(signal));
  }

  /** Offer anew with other addresses; an offer that was never answered is sent once more. */
  again(): void {
    const { connection, isPolite } = this.#parts;
    if (this.#proposed) this.#send(this.#proposed);
    else if (connection.signalingState === "have-local-offer") this.#sendLocal();
    else if (connection.remoteDescription) {
      connection.restartIce();
      if (isPolite) this.#needed(); // the browser says so once, until an offer is set
    }
  }

  stop(): void {
    this.#batch.clear();
    this.#proposed = null;
    this.#parts.connection.onnegotiationneeded = null;
    this.#parts.connection.onicecandidate = null;
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#turns = this.#turns.then(step).catch(() => undefined);
    return this.#turns;
  }

  #needed(): void {
    if (this.#parts.isPolite) void this.#inTurn(() => this.#propose());
    else void this.#offer();
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true;
      await this.#parts.connection.setLocalDescription();
      this.#sendLocal();
    } catch {
      // closed meanwhile, or the other's offer came first: theirs is answered
    } finally {
      this.#makingOffer = false;
    }
  }

  async #propose(): Promise<void> {
    const { connection } = this.#parts;
    if (this.#proposed || !connection.remoteDescription) return;
    this.#proposed = await connection.createOffer();
    this.#send(this.#proposed);
  }

  #sendLocal(): void {
    const { localDescription } = this.#parts.connection;
    if (localDescription) this.#send(localDescription);
  }

  #send({ type, sdp = "" }: RTCSessionDescriptionInit): void {
    if (type === "offer" || type === "answer") this.#parts.send({ description: { type, sdp } });
  }

  async #take(signal: Signal): Promise<void> {
    if ("description" in signal) await this.#takeDescription(signal.description);
    else if (!this.#parts.connection.remoteDescription) this.#early.push(signal.candidates);
    else await this.#takeCandidates(signal.candidates);
  }

  async #takeDescription(description: { type: "offer" | "answer"; sdp: string }): Promise<void> {
    const { connection, isPolite, beforeAnswer } = this.#parts;
    const proposed = this.#proposed;
    const isOffer = description.type === "offer";
    const isWaiting = connection.signalingState === "have-local-offer";
    if (!isOffer && !isWaiting && !proposed) return; // an answer that came twice
    const isReady = !this.#makingOffer && connection.signalingState === "stable";
    this.#ignoredOffer = isOffer && !isReady && !isPolite;
    if (this.#ignoredOffer) {
      // Who offers too may never have got mine: it was lost, or both are on the way.
      if (isWaiting) this.#sendLocal();
      return;
    }
    this.#proposed = null;
    if (!isOffer && proposed) await connection.setLocalDescription(proposed);
    await connection.setRemoteDescription(description);
    if (isOffer) {
      await beforeAnswer?.();
      await connection.setLocalDescription();
      this.#sendLocal();
    }
    for (const candidates of this.#early.splice(0)) await this.#takeCandidates(candidates);
  }

  async #takeCandidates(candidates: Candidate[]): Promise<void> {
    if (this.#ignoredOffer) return;
    for (const candidate of candidates)
      await this.#parts.connection.addIceCandidate(candidate).catch(() => undefined);
  }
}

function candidateOf(found: RTCIceCandidate): Candidate {
  return {
    candidate: found.candidate,
    sdpMid: found.sdpMid,
    sdpMLineIndex: found.sdpMLineIndex,
    usernameFragment: found.usernameFragment,
  };
}

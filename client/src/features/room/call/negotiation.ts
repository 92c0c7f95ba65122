import { CandidateBatch } from "./candidate-batch";
import type { Candidate, Signal } from "./signalling";

/** The part of an RTCPeerConnection that negotiates. */
export interface Negotiable {
  readonly signalingState: RTCSignalingState;
  readonly localDescription: { type: RTCSdpType; sdp: string } | null;
  readonly remoteDescription: unknown;
  onnegotiationneeded: ((event: never) => unknown) | null;
  onicecandidate: ((event: never) => unknown) | null;
  setLocalDescription(): Promise<void>;
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
 * "Perfect negotiation" as the WebRTC specification describes it: either side may offer at any time, but for the first
 * offer, which is the impolite one's: it makes the parts of the connection. What the other one sends is taken in order. Sending may fail: `again()` heals that.
 */
export class Negotiation {
  #parts: NegotiationParts;
  #makingOffer = false;
  #ignoredOffer = false;
  #early: Candidate[][] = [];
  #taken: Promise<void> = Promise.resolve();
  #batch: CandidateBatch;

  constructor(parts: NegotiationParts) {
    this.#parts = parts;
    this.#batch = new CandidateBatch((candidates) => parts.send({ candidates }));
    parts.connection.onnegotiationneeded = () => this.#offer();
    parts.connection.onicecandidate = (event: { candidate: RTCIceCandidate | null }) =>
      this.#batch.add(event.candidate && candidateOf(event.candidate));
  }

  /** Take what the other one sent. Resolves when it is done; what is not valid any more is left out. */
  take(signal: Signal): Promise<void> {
    this.#taken = this.#taken.then(() => this.#take(signal)).catch(() => undefined);
    return this.#taken;
  }

  /** Offer anew with other addresses; an offer that was never answered is sent once more. */
  again(): void {
    const { connection, send } = this.#parts;
    if (connection.signalingState === "have-local-offer") this.#sendLocal(send);
    else if (connection.remoteDescription) connection.restartIce();
  }

  stop(): void {
    this.#batch.clear();
    this.#parts.connection.onnegotiationneeded = null;
    this.#parts.connection.onicecandidate = null;
  }

  async #offer(): Promise<void> {
    const { connection, isPolite, send } = this.#parts;
    if (isPolite && !connection.remoteDescription) return;
    try {
      this.#makingOffer = true;
      await connection.setLocalDescription();
      this.#sendLocal(send);
    } catch {
      // closed meanwhile, or the other's offer came first: theirs is answered
    } finally {
      this.#makingOffer = false;
    }
  }

  #sendLocal(send: (signal: Signal) => void): void {
    const description = this.#parts.connection.localDescription;
    if (description?.type === "offer" || description?.type === "answer")
      send({ description: { type: description.type, sdp: description.sdp } });
  }

  async #take(signal: Signal): Promise<void> {
    if ("description" in signal) await this.#takeDescription(signal.description);
    else if (!this.#parts.connection.remoteDescription) this.#early.push(signal.candidates);
    else await this.#takeCandidates(signal.candidates);
  }

  async #takeDescription(description: { type: "offer" | "answer"; sdp: string }): Promise<void> {
    const { connection, isPolite, send, beforeAnswer } = this.#parts;
    const isOffer = description.type === "offer";
    const isWaiting = connection.signalingState === "have-local-offer";
    if (!isOffer && !isWaiting) return; // an answer that came twice
    const isReady = !this.#makingOffer && connection.signalingState === "stable";
    this.#ignoredOffer = isOffer && !isReady && !isPolite;
    if (this.#ignoredOffer) {
      // Who offers too may never have got mine: it was lost, or both are on the way.
      if (isWaiting) this.#sendLocal(send);
      return;
    }
    await connection.setRemoteDescription(description);
    if (isOffer) {
      await beforeAnswer?.();
      await connection.setLocalDescription();
      this.#sendLocal(send);
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

const FIRST_MS = 8_000;
const DISCONNECTED_MS = 1_000;
const FAILED_MS = 0;
const EVERY_MS = 5_000;
/** The polite one waits longer, so that mostly one of the two offers. */
const POLITE_MS = 2_000;

/** Decides when to try again: soon after a connection is lost, and on until it is back. */
export class Recovery {
  #again: () => void;
  #grace: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(again: () => void, isPolite: boolean) {
    this.#again = again;
    this.#grace = isPolite ? POLITE_MS : 0;
    this.#later(FIRST_MS);
  }

  /** The connection's state has changed. */
  heard(state: RTCPeerConnectionState): void {
    this.#isConnected = state === "connected";
    if (this.#isConnected) clearTimeout(this.#timer);
    else if (state === "disconnected") this.#later(DISCONNECTED_MS);
    else if (state === "failed") this.#later(FAILED_MS);
  }

  /** The network is another one, or the socket is back: do not wait. */
  hurry(): void {
    this.#again();
    if (!this.#isConnected) this.#later(EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hurry(), ms + this.#grace);
  }
}

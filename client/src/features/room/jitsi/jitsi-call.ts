import { createStore } from "skillswap-sdk";
import { Membership } from "../call/membership";
import type { Signalling } from "../call/signalling";
import { type Embedding, embedded, type JitsiApi } from "./external-api";

/**
 * `open`: Jitsi is shown, I am not in its call yet. `tab`: it runs in a tab of its own. `elsewhere`: the call goes on
 * in another tab of mine. `failed`: Jitsi did not load, or gave up.
 */
export type JitsiState = "loading" | "open" | "in" | "left" | "tab" | "elsewhere" | "failed";

export interface JitsiSnapshot {
  state: JitsiState;
  /** Somebody else is in Jitsi's call. */
  isTogether: boolean;
}

export interface JitsiParts {
  me: string;
  signalling: Signalling;
  embedding: Omit<Embedding, "parent">;
}

/** An embedded Jitsi: what it says of who comes and goes is written down as for our own call. */
export class JitsiCall {
  readonly snapshot = createStore<JitsiSnapshot>({ state: "loading", isTogether: false });
  #parts: JitsiParts;
  #membership: Membership;
  #api: JitsiApi | null = null;
  #others = new Set<string>();
  /** Changes with every opening and closing: what began before is not finished. */
  #run = 0;

  constructor(parts: JitsiParts) {
    this.#parts = parts;
    this.#membership = new Membership({
      me: parts.me,
      signalling: parts.signalling,
      onIce: () => undefined,
      onOther: () => undefined,
      onSignal: () => undefined,
      onBack: () => undefined,
      onElsewhere: () => this.#close("elsewhere"),
      onRefused: () => this.#close("left"),
    });
  }

  /** Show Jitsi inside `parent`, from the beginning. */
  async open(parent: HTMLElement): Promise<void> {
    this.#close("loading");
    const run = this.#run;
    try {
      const api = await embedded({ ...this.#parts.embedding, parent });
      if (run === this.#run) this.#hear(api);
      else api.dispose();
    } catch {
      if (run === this.#run) this.#close("failed");
    }
  }

  /** It runs in a tab of its own, which tells us nothing: I am there as long as this page is open. */
  moveToTab(): void {
    this.#close("tab");
    void this.#enter();
  }

  leave(): void {
    this.#close("left");
  }

  /** The screen goes away. */
  dispose(): void {
    this.#close("loading");
  }

  #hear(api: JitsiApi): void {
    this.#api = api;
    this.#show("open");
    api.addListener("videoConferenceJoined", () => {
      this.#show("in");
      void this.#enter();
    });
    api.addListener("participantJoined", ({ id }) => this.#met(() => this.#others.add(id)));
    api.addListener("participantLeft", ({ id }) => this.#met(() => this.#others.delete(id)));
    api.addListener("videoConferenceLeft", () => {
      this.#exit();
      this.#show("open"); // what comes next is `readyToClose`, or Jitsi's own way back in
    });
    api.addListener("readyToClose", () => this.#close("left"));
    api.addListener("errorOccurred", (what) => {
      if (what.isFatal ?? what.error?.isFatal) this.#close("failed");
    });
  }

  async #enter(): Promise<void> {
    addEventListener("pagehide", this.#exit);
    await this.#membership.enter();
  }

  /** Also while the page goes away: nothing is waited for. */
  #exit = (): void => {
    removeEventListener("pagehide", this.#exit);
    const { peerId } = this.#membership;
    this.#membership.stop();
    if (peerId) this.#parts.signalling.leaveNow(peerId);
  };

  #close(state: JitsiState): void {
    this.#run++;
    this.#exit();
    this.#others.clear();
    this.#api?.dispose();
    this.#api = null;
    this.#show(state);
  }

  #met(change: () => void): void {
    change();
    this.#show(this.snapshot.get().state);
  }

  #show(state: JitsiState): void {
    this.snapshot.set({ state, isTogether: state === "in" && this.#others.size > 0 });
  }
}

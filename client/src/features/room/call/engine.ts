import { type Code, createStore } from "skillswap-sdk";
import { type CallSnapshot, type CallState, NO_CALL, NO_MEDIA } from "./call-types";
import { Link } from "./link";
import { LocalMediaSource, type Source } from "./local-media";
import { Membership } from "./membership";
import { QualityWatch } from "./quality-watch";
import { remember, remembered } from "./remembered";
import type { IceAnswer, Peer, Signalling } from "./signalling";
import type { StateMessage } from "./state-channel";

export interface EngineParts {
  sessionId: string;
  me: string;
  isPolite: boolean;
  signalling: Signalling;
}

/** My side of one session's call: joins my media, who is there and the connection to them into what a screen shows. */
export class CallEngine {
  readonly snapshot = createStore<CallSnapshot>(NO_CALL);
  readonly media: LocalMediaSource;
  #parts: EngineParts;
  #membership: Membership;
  #ice: IceAnswer | null = null;
  #link: Link | null = null;
  #watch: QualityWatch | null = null;
  #theirsIsPaused = false;
  /** Changes with every entering and leaving: what began before is not finished. */
  #run = 0;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.media = new LocalMediaSource({
      onChange: () => this.#mediaChanged(),
      onTrack: (source, track) => this.#show(source, track),
      onError: (error) => this.#change({ error }),
    });
    this.#membership = new Membership({
      me: parts.me,
      signalling: parts.signalling,
      onIce: (ice) => this.#reachable(ice),
      onOther: (peer) => this.#meet(peer),
      onSignal: (signal) => void this.#link?.take(signal),
      onBack: () => this.#link?.resume(),
      onElsewhere: () => this.#end("elsewhere"),
      onRefused: (code) => this.#refused(code),
    });
  }

  /** The page was reloaded, or lost, in the middle of the call. */
  get wasIn(): boolean {
    return remembered(this.#parts.sessionId)?.isIn === true;
  }

  join(stream: MediaStream | null): Promise<void> {
    this.#run++;
    this.#change({ error: null });
    return this.#enter(stream);
  }

  async callAgain(): Promise<void> {
    const run = ++this.#run;
    const choice = remembered(this.#parts.sessionId);
    this.#change({ state: "joining", error: null });
    const stream = choice ? await this.media.reopen(choice) : null;
    if (run === this.#run) await this.#enter(stream);
    else for (const track of stream?.getTracks() ?? []) track.stop();
  }

  async leave(): Promise<void> {
    const { peerId } = this.#membership;
    this.#end("left");
    if (peerId) await this.#parts.signalling.leave(peerId).catch(() => undefined);
  }

  /** The screen goes away. */
  dispose(): void {
    this.#leaveNow();
    this.#end("idle");
  }

  sendCaption(text: string): void {
    this.#link?.send({ type: "caption", text });
  }

  async #enter(stream: MediaStream | null): Promise<void> {
    this.#change({ state: "joining" });
    this.media.use(stream);
    addEventListener("pagehide", this.#leaveNow);
    addEventListener("online", this.#networkChanged);
    await this.#membership.enter();
  }

  #reachable(ice: IceAnswer): void {
    this.#ice = ice;
    if (this.#link) this.#link.ice = ice;
    this.#remember(true);
    this.#update();
  }

  #meet(peer: Peer | null): void {
    this.#unlink();
    if (peer && this.#ice) this.#link = this.#makeLink(peer, this.#ice);
    this.#update();
  }

  #makeLink(peer: Peer, ice: IceAnswer): Link {
    const link = new Link({
      ice,
      isPolite: this.#parts.isPolite,
      track: (source) => this.media.track(source),
      send: (signal) => void this.#membership.signal(peer, signal),
      onChange: () => this.#update(),
      onOpen: () => this.#tellMedia(),
      onMessage: (message) => this.#told(message),
    });
    this.#watch = new QualityWatch({
      stats: () => link.connection.getStats(),
      isConnected: () => link.state === "connected",
      isSendingPicture: () => this.media.track("video") !== null,
      onMeasure: (quality) => this.#change({ quality }),
      onPause: (isPaused) => this.#paused(link, isPaused),
    });
    return link;
  }

  #unlink(): void {
    this.#watch?.stop();
    this.#link?.close();
    this.#watch = null;
    this.#link = null;
    this.#theirsIsPaused = false;
    this.#change({ remote: NO_MEDIA, quality: null, isAudioOnly: false });
  }

  #paused(link: Link, isPaused: boolean): void {
    void link.setActive("video", !isPaused);
    this.#tellMedia();
  }

  #told(message: StateMessage): void {
    const { remote } = this.snapshot.get();
    if (message.type === "caption") {
      this.#change({ remote: { ...remote, caption: message.text || null } });
      return;
    }
    const { isMuted, isCameraOff, isSharing, isPaused } = message;
    const screen = isSharing ? (this.#link?.screen ?? null) : null;
    this.#theirsIsPaused = isPaused;
    this.#change({ remote: { ...remote, isMuted, isCameraOff, screen } });
    this.#tellAudioOnly();
  }

  #tellMedia(): void {
    const { isMuted, isCameraOff, isSharing } = this.media.now();
    const isPaused = this.#watch?.isPaused ?? false;
    this.#link?.send({ type: "media", isMuted, isCameraOff, isSharing, isPaused });
    this.#tellAudioOnly();
  }

  #tellAudioOnly(): void {
    this.#change({ isAudioOnly: this.#theirsIsPaused || (this.#watch?.isPaused ?? false) });
  }

  /** A device that gives something again has no trouble any more. */
  #show(source: Source, track: MediaStreamTrack | null): void {
    void this.#link?.setTrack(source, track);
    if (track && this.snapshot.get().error?.device === source) this.#change({ error: null });
  }

  #mediaChanged(): void {
    this.#change({ local: this.media.now() });
    this.#tellMedia();
    if (this.#membership.peerId) this.#remember(true);
  }

  #update(): void {
    if (!this.#membership.peerId) return;
    const { remote } = this.snapshot.get();
    const stream = this.#link?.stream ?? null;
    const state = this.#link?.state ?? (this.#membership.isIn ? "waiting" : "joining");
    const quality = state === "connected" ? this.snapshot.get().quality : null;
    this.#change({ state, quality, remote: { ...remote, stream } });
  }

  #refused(code: Code): void {
    this.#end("failed");
    this.#change({ error: { kind: "refused", device: null, code } });
  }

  /** Out of the call, for whatever reason: nothing is sent, no light stays on. */
  #end(state: CallState): void {
    this.#run++;
    removeEventListener("pagehide", this.#leaveNow);
    removeEventListener("online", this.#networkChanged);
    if (this.media.now().stream) this.#remember(false);
    this.#membership.stop();
    this.#unlink();
    this.media.stop();
    this.#change({ state });
  }

  #leaveNow = (): void => {
    const { peerId } = this.#membership;
    if (peerId) this.#parts.signalling.leaveNow(peerId);
  };

  #networkChanged = (): void => this.#link?.networkChanged();

  #remember(isIn: boolean): void {
    const { isMuted, isCameraOff } = this.media.now();
    const audioId = this.media.deviceId("audio");
    const videoId = this.media.deviceId("video");
    remember(this.#parts.sessionId, { isIn, isMuted, isCameraOff, audioId, videoId });
  }

  #change(part: Partial<CallSnapshot>): void {
    this.snapshot.set({ ...this.snapshot.get(), ...part });
  }
}

import type { CallError, LocalMedia } from "./call-types";
import { type DeviceKind, deviceError, openAnyDevice, openDevice } from "./devices";

export type Source = DeviceKind | "screen";

export interface LocalMediaParts {
  /** Something that `now()` tells has changed. */
  onChange: () => void;
  /** From now on `source` is this track; null: nothing. */
  onTrack: (source: Source, track: MediaStreamTrack | null) => void;
  onError: (error: CallError) => void;
}

/** My microphone, camera and screen in one call: opened, switched, replaced when unplugged, and stopped. */
export class LocalMediaSource {
  #parts: LocalMediaParts;
  #stream: MediaStream | null = null;
  #screen: MediaStream | null = null;
  #isMuted = true;
  #lost = new Set<DeviceKind>();
  #chosen: Record<DeviceKind, string | null> = { audio: null, video: null };
  #changes: Promise<void> = Promise.resolve();

  constructor(parts: LocalMediaParts) {
    this.#parts = parts;
  }

  /** Take over what the lobby prepared. A track that is not enabled is a choice: muted, or no camera. */
  use(stream: MediaStream | null): void {
    if (this.#stream && this.#stream !== stream) this.stop();
    this.#stream = stream ?? new MediaStream();
    for (const track of this.#stream.getTracks()) this.#adopt(track);
    const camera = this.track("video");
    if (camera?.enabled === false) this.#put("video", null);
    this.#isMuted = this.track("audio")?.enabled !== true;
    navigator.mediaDevices?.addEventListener("devicechange", this.#onDeviceChange);
    this.#parts.onChange();
  }

  /** Open the devices of last time; what cannot be opened is left out and reported. */
  async reopen(choice: {
    isMuted: boolean;
    isCameraOff: boolean;
    audioId: string | null;
    videoId: string | null;
  }): Promise<MediaStream> {
    const stream = new MediaStream();
    const wanted: [DeviceKind, string | null][] = [["audio", choice.audioId]];
    if (!choice.isCameraOff) wanted.push(["video", choice.videoId]);
    for (const [kind, id] of wanted)
      await openAnyDevice(kind, id)
        .then((track) => stream.addTrack(track))
        .catch((error) => this.#parts.onError(deviceError(error, kind)));
    for (const track of stream.getAudioTracks()) track.enabled = !choice.isMuted;
    return stream;
  }

  now(): LocalMedia {
    return {
      stream: this.#stream,
      screen: this.#screen,
      isMuted: this.#isMuted,
      isCameraOff: this.track("video") === null,
      isSharing: this.#screen !== null,
    };
  }

  track(source: Source): MediaStreamTrack | null {
    if (source === "screen") return this.#screen?.getVideoTracks()[0] ?? null;
    const found =
      source === "audio" ? this.#stream?.getAudioTracks() : this.#stream?.getVideoTracks();
    return found?.[0] ?? null;
  }

  deviceId(kind: DeviceKind): string | null {
    return this.track(kind)?.getSettings().deviceId ?? this.#chosen[kind];
  }

  setMuted(on: boolean): void {
    this.#isMuted = on;
    const track = this.track("audio");
    if (track) track.enabled = !on;
    else if (!on) void this.#change("audio", () => openAnyDevice("audio", this.#chosen.audio));
    this.#parts.onChange();
  }

  /** Off is really off: the camera's light goes out. */
  setCameraOff(off: boolean): Promise<void> {
    if (off) return this.#change("video", async () => null);
    return this.#change(
      "video",
      async () => this.track("video") ?? openAnyDevice("video", this.#chosen.video),
    );
  }

  replace(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.#change(kind, () => openDevice(kind, deviceId));
  }

  /** Ask which window to show. That somebody thinks better of it is no error. */
  async share(): Promise<void> {
    try {
      const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 15 } });
      this.#show(screen);
    } catch (error) {
      const found = deviceError(error, "screen");
      const isSystem = /system/i.test(String((error as Error)?.message));
      if (found.kind !== "denied" || isSystem) this.#parts.onError(found);
    }
  }

  stopSharing(): void {
    if (!this.#screen) return;
    for (const track of this.#screen.getTracks()) track.stop();
    this.#screen = null;
    this.#parts.onTrack("screen", null);
    this.#parts.onChange();
  }

  /** Everything off: no light stays on. */
  stop(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.#onDeviceChange);
    for (const kind of ["audio", "video"] as const) this.#chosen[kind] = this.deviceId(kind);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#lost.clear();
    this.stopSharing();
    this.#parts.onChange();
  }

  #show(screen: MediaStream): void {
    const [track] = screen.getVideoTracks();
    if (!this.#stream || !track) {
      for (const unused of screen.getTracks()) unused.stop(); // the call ended while the browser asked
      return;
    }
    this.stopSharing();
    track.contentHint = "detail";
    track.onended = () => this.stopSharing();
    this.#screen = screen;
    this.#parts.onTrack("screen", track);
    this.#parts.onChange();
  }

  /** One change after the other, each in the call it was asked in. */
  #change(kind: DeviceKind, open: () => Promise<MediaStreamTrack | null>): Promise<void> {
    const stream = this.#stream;
    this.#changes = this.#changes.then(async () => {
      if (stream !== this.#stream || !stream) return;
      try {
        const track = await open();
        if (stream === this.#stream) this.#put(kind, track);
        else track?.stop();
      } catch (error) {
        if (stream !== this.#stream) return;
        if (kind === "audio" && !this.track("audio")) this.#isMuted = true;
        this.#parts.onError(deviceError(error, kind));
        this.#parts.onChange();
      }
    });
    return this.#changes;
  }

  #put(kind: DeviceKind, track: MediaStreamTrack | null): void {
    const before = this.track(kind);
    if (before === track) return;
    if (before) {
      this.#chosen[kind] = this.deviceId(kind);
      before.onended = null;
      before.stop();
      this.#stream?.removeTrack(before);
    }
    if (track) {
      this.#stream?.addTrack(track);
      this.#adopt(track);
      if (kind === "audio") track.enabled = !this.#isMuted;
    }
    this.#parts.onTrack(kind, track);
    this.#parts.onChange();
  }

  #adopt(track: MediaStreamTrack): void {
    const kind = track.kind as DeviceKind;
    this.#lost.delete(kind);
    track.onended = () => void this.#unplugged(kind);
  }

  /** The device is gone: another one of its kind takes over; without one we go on, and wait for it to return. */
  async #unplugged(kind: DeviceKind): Promise<void> {
    this.#lost.add(kind);
    await this.#change(kind, () => openDevice(kind, null).catch(() => null));
    if (this.#lost.has(kind) && this.#stream)
      this.#parts.onError({ kind: "unplugged", device: kind, code: null });
  }

  #onDeviceChange = (): void => {
    for (const kind of this.#lost)
      void this.#change(kind, () => openDevice(kind, null).catch(() => null));
  };
}

import { createStore } from "@/lib/store";
import { choose, chosen } from "./choices";
import { type Device, openDevices, type Trouble } from "./open";

/** `unasked`: the browser was not asked yet. `off`: it may be used, and is not. */
export type DeviceState = "unasked" | "asking" | "on" | "off" | Trouble;

export interface PreviewState {
  /** null until a device is open; the same object afterwards, with other tracks. */
  stream: MediaStream | null;
  audio: DeviceState;
  video: DeviceState;
}

const START: PreviewState = { stream: null, audio: "unasked", video: "unasked" };

/**
 * Microphone and camera before the call. A camera that is turned off is closed, so that its light goes out; a
 * microphone that is turned off is only silent. `handOver` gives both to the call.
 */
export class Preview {
  readonly state = createStore<PreviewState>(START);
  private isClosed = false;

  /** Opens those of `devices` that were not off the last time, in one question to the member. */
  async open(devices: Device[]): Promise<void> {
    this.set(Object.fromEntries(devices.map((one) => [one, "asking"])));
    const { tracks, troubles } = await openDevices(devices, chosen());
    if (this.isClosed) return tracks.forEach((track) => void track.stop());
    for (const track of tracks) this.take(track);
    this.set(troubles);
  }

  async turn(device: Device, isOn: boolean): Promise<void> {
    choose(device === "audio" ? { isMicOn: isOn } : { isCameraOn: isOn });
    const track = this.track(device);
    if (!track) return isOn ? this.open([device]) : this.set({ [device]: "off" });
    if (device === "audio") {
      track.enabled = isOn;
      this.set({ audio: isOn ? "on" : "off" });
    } else if (!isOn) {
      this.drop(track);
      this.set({ video: "off" });
    }
  }

  /** Another microphone or camera; the old one goes first, because some systems give only one at a time. */
  async pick(device: Device, deviceId: string): Promise<void> {
    choose(device === "audio" ? { audioId: deviceId } : { videoId: deviceId });
    const track = this.track(device);
    if (!track) return;
    this.drop(track);
    await this.open([device]);
  }

  /** The stream for the call, which stops it. null: only listen. */
  handOver(): MediaStream | null {
    const { stream } = this.state.get();
    this.isClosed = true;
    return stream && stream.getTracks().length > 0 ? stream : null;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const track of this.state.get().stream?.getTracks() ?? []) track.stop();
  }

  /** React mounts twice in development: what was closed may be used again. */
  reopen(): void {
    if (!this.isClosed) return;
    this.isClosed = false;
    this.state.set(START);
  }

  private take(track: MediaStreamTrack): void {
    const stream = this.state.get().stream ?? new MediaStream();
    const device = track.kind as Device;
    const isOn = device === "video" || chosen().isMicOn;
    track.enabled = isOn;
    track.onended = () => this.lose(track);
    stream.addTrack(track);
    this.set({ stream, [device]: isOn ? "on" : "off" });
  }

  /** The device was pulled out, or the member took the permission back. */
  private lose(track: MediaStreamTrack): void {
    if (this.isClosed) return;
    this.drop(track);
    this.set({ [track.kind]: "missing" });
  }

  private drop(track: MediaStreamTrack): void {
    track.onended = null;
    track.stop();
    this.state.get().stream?.removeTrack(track);
  }

  private track(device: Device): MediaStreamTrack | undefined {
    return this.state
      .get()
      .stream?.getTracks()
      .find(({ kind }) => kind === device);
  }

  private set(part: Partial<PreviewState>): void {
    this.state.set({ ...this.state.get(), ...part });
  }
}

// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from "vitest";
import { choose, chosen, readChoices } from "./choices";
import { Preview } from "./preview";

class FakeTrack {
  enabled = true;
  isStopped = false;
  onended: (() => void) | null = null;
  readonly id = crypto.randomUUID();
  constructor(readonly kind: "audio" | "video") {}
  stop() {
    this.isStopped = true;
  }
}

class FakeStream {
  constructor(private tracks: FakeTrack[] = []) {}
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === "audio");
  addTrack = (track: FakeTrack) => void this.tracks.push(track);
  removeTrack = (track: FakeTrack) => {
    this.tracks = this.tracks.filter((one) => one !== track);
  };
}

const ask = vi.fn<(wanted: Record<string, unknown>) => Promise<FakeStream>>();
const query = vi.fn<() => Promise<{ state: string }>>();
const refuse = (name: string) => Promise.reject(new DOMException("", name));
const give = (wanted: Record<string, unknown>) =>
  Promise.resolve(
    new FakeStream(Object.keys(wanted).map((kind) => new FakeTrack(kind as "audio" | "video"))),
  );
const tracks = (preview: Preview) =>
  (preview.state.get().stream?.getTracks() ?? []) as unknown as FakeTrack[];

beforeEach(() => {
  vi.stubGlobal("MediaStream", FakeStream);
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: ask }, permissions: { query } });
  ask.mockReset();
  ask.mockImplementation(give);
  query.mockReset();
  query.mockResolvedValue({ state: "granted" });
  choose({ isMicOn: true, isCameraOn: true, audioId: null, videoId: null });
});

it("asks once for both devices", async () => {
  const preview = new Preview();
  expect(ask).not.toHaveBeenCalled();
  await preview.open(["audio", "video"]);
  expect(ask).toHaveBeenCalledOnce();
  expect(preview.state.get()).toMatchObject({ audio: "on", video: "on" });
});

it("takes the microphone when there is no camera", async () => {
  ask.mockImplementation((wanted) => ("video" in wanted ? refuse("NotFoundError") : give(wanted)));
  const preview = new Preview();
  await preview.open(["audio", "video"]);
  expect(preview.state.get()).toMatchObject({ audio: "on", video: "missing" });
});

it("does not ask again whoever said no", async () => {
  ask.mockImplementation(() => refuse("NotAllowedError"));
  query.mockResolvedValue({ state: "denied" });
  const preview = new Preview();
  await preview.open(["audio", "video"]);
  expect(ask).toHaveBeenCalledOnce();
  expect(preview.state.get()).toMatchObject({ audio: "denied", video: "denied" });
  expect(preview.handOver()).toBeNull();
});

it("closes the camera that is turned off, only silences the microphone, and remembers both", async () => {
  const preview = new Preview();
  await preview.open(["audio", "video"]);
  const [audio, video] = tracks(preview);
  await preview.turn("audio", false);
  await preview.turn("video", false);
  expect(audio).toMatchObject({ enabled: false, isStopped: false });
  expect(video?.isStopped).toBe(true);
  expect(readChoices()).toMatchObject({ isMicOn: false, isCameraOn: false });
});

it("comes back muted for somebody who was muted the last time", async () => {
  choose({ isMicOn: false });
  const preview = new Preview();
  await preview.open(["audio"]);
  expect(preview.state.get().audio).toBe("off");
  expect(tracks(preview)[0]?.enabled).toBe(false);
});

it("says that a device was unplugged, and goes on with the other one", async () => {
  const preview = new Preview();
  await preview.open(["audio", "video"]);
  tracks(preview)
    .find(({ kind }) => kind === "video")
    ?.onended?.();
  expect(preview.state.get()).toMatchObject({ audio: "on", video: "missing" });
});

it("hands the devices to the call, which they then belong to", async () => {
  const preview = new Preview();
  await preview.open(["audio", "video"]);
  const given = tracks(preview);
  expect(preview.handOver()).not.toBeNull();
  preview.close();
  expect(given.some(({ isStopped }) => isStopped)).toBe(false);
});

it("closes devices that open after the lobby was left", async () => {
  const preview = new Preview();
  const opened = give({ audio: {} });
  ask.mockReturnValue(opened);
  const opening = preview.open(["audio"]);
  preview.close();
  await opening;
  expect((await opened).getTracks()[0]?.isStopped).toBe(true);
});

it("remembers the chosen devices", async () => {
  const preview = new Preview();
  await preview.open(["audio"]);
  await preview.pick("audio", "headset");
  expect(chosen().audioId).toBe("headset");
  expect(ask.mock.lastCall?.[0]).toMatchObject({ audio: { deviceId: { ideal: "headset" } } });
});

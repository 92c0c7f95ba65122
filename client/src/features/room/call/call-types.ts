import type { Code } from "skillswap-sdk";

/**
 * `waiting`: I am in, the other one is not. `reconnecting`: we were connected, and will be again by itself.
 * `elsewhere`: the call goes on in another tab of mine. `failed`: the server refuses, `error` says why.
 */
export type CallState =
  | "idle"
  | "joining"
  | "waiting"
  | "connecting"
  | "connected"
  | "reconnecting"
  | "elsewhere"
  | "failed"
  | "left";

/**
 * What went wrong. `denied`, `missing`, `busy` (used by another program) and `unplugged` are about a device,
 * `refused` is the server's answer with its `code`, `unsupported` is a browser that has no such thing.
 */
export interface CallError {
  kind: "denied" | "missing" | "busy" | "unplugged" | "refused" | "unsupported";
  device: "audio" | "video" | "screen" | null;
  code: Code | null;
}

export type Quality = "good" | "fair" | "poor";

export interface LocalMedia {
  /** Microphone and camera; its tracks change while the object stays the same. */
  stream: MediaStream | null;
  screen: MediaStream | null;
  isMuted: boolean;
  isCameraOff: boolean;
  isSharing: boolean;
}

export interface RemoteMedia {
  /** Set while there is a connection; `isMuted` and `isCameraOff` say whether something is to be heard or seen. */
  stream: MediaStream | null;
  screen: MediaStream | null;
  isMuted: boolean;
  isCameraOff: boolean;
  /** The last words of the other one, as their browser understood them. */
  caption: string | null;
}

export interface CallSnapshot {
  state: CallState;
  error: CallError | null;
  local: LocalMedia;
  remote: RemoteMedia;
  quality: Quality | null;
  /** The network is poor: cameras are paused, and come back by themselves. */
  isAudioOnly: boolean;
}

export interface CallActions {
  /** Enter with what the lobby prepared; the call stops its tracks when it ends. null: only listen and watch. */
  join(media: { stream: MediaStream | null }): Promise<void>;
  leave(): Promise<void>;
  /** The call goes on in this tab again. */
  takeBack(): Promise<void>;
  /** Enter again with the devices of last time. */
  callAgain(): Promise<void>;
  setMuted(on: boolean): void;
  setCameraOff(off: boolean): Promise<void>;
  share(): Promise<void>;
  stopSharing(): void;
  replaceDevice(kind: "audio" | "video", deviceId: string): Promise<void>;
  sendCaption(text: string): void;
}

export type Call = CallSnapshot & CallActions;

export const NO_MEDIA: RemoteMedia = {
  stream: null,
  screen: null,
  isMuted: false,
  isCameraOff: false,
  caption: null,
};

export const NO_CALL: CallSnapshot = {
  state: "idle",
  error: null,
  local: { stream: null, screen: null, isMuted: false, isCameraOff: false, isSharing: false },
  remote: NO_MEDIA,
  quality: null,
  isAudioOnly: false,
};

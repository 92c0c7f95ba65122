import type { Call, CallState } from "../call/call-types";

/** What is said to screen readers when a call changes; keys of the texts in `room.said`. */
export type Said =
  | "joined"
  | "left"
  | "reconnecting"
  | "back"
  | "elsewhere"
  | "failed"
  | "theirMicOff"
  | "theirMicOn"
  | "theirCameraOff"
  | "theirCameraOn"
  | "theirScreen"
  | "theirScreenOver"
  | "micOff"
  | "micOn"
  | "cameraOff"
  | "cameraOn"
  | "sharing"
  | "sharingOver"
  | "audioOnly"
  | "videoBack";

type Heard = Pick<Call, "state" | "local" | "remote" | "isAudioOnly">;

const ALONE: CallState[] = ["joining", "waiting", "connecting"];

function ofState(was: CallState, now: CallState): Said | null {
  if (now === "connected" && ALONE.includes(was)) return "joined";
  if (now === "connected" && was === "reconnecting") return "back";
  if ((now === "elsewhere" || now === "failed") && was !== now) return now;
  if (now === "reconnecting" && was === "connected") return "reconnecting";
  return now === "waiting" && (was === "connected" || was === "reconnecting") ? "left" : null;
}

const turned = (was: boolean, now: boolean, on: Said, off: Said): Said | null =>
  was === now ? null : now ? on : off;

/** What has changed between two moments of a call, the most important first. */
export function announcements(was: Heard, now: Heard): Said[] {
  const state = ofState(was.state, now.state);
  const stays = was.state === "connected" && now.state === "connected";
  const theirs = stays
    ? [
        turned(was.isAudioOnly, now.isAudioOnly, "audioOnly", "videoBack"),
        turned(
          was.remote.screen !== null,
          now.remote.screen !== null,
          "theirScreen",
          "theirScreenOver",
        ),
        turned(was.remote.isMuted, now.remote.isMuted, "theirMicOff", "theirMicOn"),
        turned(was.remote.isCameraOff, now.remote.isCameraOff, "theirCameraOff", "theirCameraOn"),
      ]
    : [];
  const mine =
    was.state === "idle" || was.state === "joining"
      ? []
      : [
          turned(was.local.isMuted, now.local.isMuted, "micOff", "micOn"),
          turned(was.local.isCameraOff, now.local.isCameraOff, "cameraOff", "cameraOn"),
          turned(was.local.isSharing, now.local.isSharing, "sharing", "sharingOver"),
        ];
  return [state, ...theirs, ...mine].filter((one) => one !== null);
}

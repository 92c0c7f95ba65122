import type { CallError } from "../call/call-types";
import { type DeviceKind, deviceError } from "../call/devices";
import type { Choices } from "./choices";

export type Device = DeviceKind;

/** Why a device cannot be used. */
export type Trouble = CallError["kind"];

/** What to ask the browser for. A remembered device that is gone is replaced by another: `ideal`, not `exact`. */
export function constraintsOf(device: Device, choices: Choices): MediaTrackConstraints {
  const id = device === "audio" ? choices.audioId : choices.videoId;
  const which = id ? { deviceId: { ideal: id } } : {};
  if (device === "audio")
    return { ...which, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" };
}

export interface Opened {
  tracks: MediaStreamTrack[];
  troubles: Partial<Record<Device, Trouble>>;
}

/**
 * Opens the wanted devices. Both are asked for at once, which is one question to the member. When that fails each is
 * tried alone: a missing or blocked camera must not take the microphone away. Who said no is not asked again.
 */
export async function openDevices(wanted: Device[], choices: Choices): Promise<Opened> {
  if (!navigator.mediaDevices?.getUserMedia)
    return { tracks: [], troubles: Object.fromEntries(wanted.map((one) => [one, "unsupported"])) };
  const first = await ask(wanted, choices);
  if (Array.isArray(first)) return { tracks: first, troubles: {} };
  if (wanted.length === 1) return { tracks: [], troubles: { [wanted[0] as Device]: first } };
  const opened: Opened = { tracks: [], troubles: {} };
  for (const device of wanted) {
    const refused = first === "denied" && !(await isGranted(device));
    const answer = refused ? "denied" : await ask([device], choices);
    if (Array.isArray(answer)) opened.tracks.push(...answer);
    else opened.troubles[device] = answer;
  }
  return opened;
}

async function ask(devices: Device[], choices: Choices): Promise<MediaStreamTrack[] | Trouble> {
  const wanted = Object.fromEntries(devices.map((one) => [one, constraintsOf(one, choices)]));
  try {
    return (await navigator.mediaDevices.getUserMedia(wanted)).getTracks();
  } catch (error) {
    return deviceError(error, devices[0] ?? "audio").kind;
  }
}

/** Whether the browser gives this device without a question. */
export async function isGranted(device: Device): Promise<boolean> {
  const name = device === "audio" ? "microphone" : "camera";
  try {
    const { state } = await navigator.permissions.query({ name: name as PermissionName });
    return state === "granted";
  } catch {
    return false; // a browser that does not say
  }
}

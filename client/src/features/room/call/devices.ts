import type { CallError } from "./call-types";

export type DeviceKind = "audio" | "video";

const WANTED = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } },
};

/** One track of a device. Raises what `getUserMedia` raises: `deviceError` says it in our words. */
export async function openDevice(
  kind: DeviceKind,
  deviceId: string | null,
): Promise<MediaStreamTrack> {
  const chosen = deviceId ? { deviceId: { exact: deviceId } } : {};
  const constraints = { [kind]: { ...WANTED[kind], ...chosen } };
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  const [track] = stream.getTracks();
  if (!track) throw new DOMException("no track", "NotFoundError");
  return track;
}

/** As `openDevice`; another device of that kind when the chosen one is not there. */
export async function openAnyDevice(
  kind: DeviceKind,
  deviceId: string | null,
): Promise<MediaStreamTrack> {
  try {
    return await openDevice(kind, deviceId);
  } catch (error) {
    if (deviceId === null || deviceError(error, kind).kind === "denied") throw error;
    return openDevice(kind, null);
  }
}

const KINDS: Record<string, CallError["kind"]> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Why a device did not open. */
export function deviceError(error: unknown, device: DeviceKind | "screen"): CallError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return { kind: KINDS[name] ?? "unsupported", device, code: null };
}

import { useEffect, useState } from "react";

/** The devices of this computer by kind. Their names are empty until the browser has given one of them. */
export interface Devices {
  audioinput: MediaDeviceInfo[];
  videoinput: MediaDeviceInfo[];
  audiooutput: MediaDeviceInfo[];
}

const NONE: Devices = { audioinput: [], videoinput: [], audiooutput: [] };

async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const named = all.filter(({ deviceId }) => deviceId !== "");
  const of = (kind: MediaDeviceKind) => named.filter((device) => device.kind === kind);
  return {
    audioinput: of("audioinput"),
    videoinput: of("videoinput"),
    audiooutput: of("audiooutput"),
  };
}

/** Looks again when something is plugged in or out, and when `key` changes: a permission shows the names. */
export function useDevices(key: string): Devices {
  const [devices, setDevices] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the browser allows
  useEffect(() => {
    let isGone = false;
    const look = () =>
      void listDevices().then(
        (found) => !isGone && setDevices(found),
        () => undefined,
      );
    look();
    navigator.mediaDevices?.addEventListener("devicechange", look);
    return () => {
      isGone = true;
      navigator.mediaDevices?.removeEventListener("devicechange", look);
    };
  }, [key]);
  return devices;
}

import { useEffect, useState } from "react";

/** The browser's own blur, which TypeScript does not know yet (Media Capture Extensions). */
interface Blurring {
  backgroundBlur?: boolean[];
}

/** Whether the browser can turn the blur of this camera on and off. */
export function canBlur(track: MediaStreamTrack | undefined): boolean {
  const { backgroundBlur } = (track?.getCapabilities?.() ?? {}) as Blurring;
  return (backgroundBlur?.includes(true) && backgroundBlur.includes(false)) ?? false;
}

async function blur(track: MediaStreamTrack, isOn: boolean): Promise<void> {
  const wanted = { backgroundBlur: isOn } as MediaTrackConstraintSet;
  await track.applyConstraints({ ...track.getConstraints(), advanced: [wanted] });
}

/** Blurs the background of the camera `track` as chosen, also after it was changed. `isOffered`: it can. */
export function useBlur(
  track: MediaStreamTrack | undefined,
  isOn: boolean,
): { isOffered: boolean } {
  const [isOffered, setIsOffered] = useState(false);
  useEffect(() => setIsOffered(canBlur(track)), [track]);
  useEffect(() => {
    if (track && canBlur(track)) void blur(track, isOn).catch(() => undefined);
  }, [track, isOn]);
  return { isOffered };
}

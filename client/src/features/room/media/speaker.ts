import { useEffect, useState } from "react";

export const canChooseSpeaker = "setSinkId" in HTMLMediaElement.prototype;

/** Sends an element's sound to a loudspeaker. One that is gone is as good as none: the usual one plays. */
export async function playOn(element: HTMLMediaElement, speakerId: string | null): Promise<void> {
  if (!canChooseSpeaker) return;
  await element
    .setSinkId(speakerId ?? "")
    .catch(() => element.setSinkId("").catch(() => undefined));
}

/** Plays the sound of a stream. `isBlocked`: the browser wants a press first, which `unblock` is called from. */
export function useSound(stream: MediaStream | null, speakerId: string | null) {
  const [element] = useState(() => new Audio());
  const [isBlocked, setIsBlocked] = useState(false);
  useEffect(() => {
    element.srcObject = stream;
    if (!stream) return setIsBlocked(false);
    element.play().then(
      () => setIsBlocked(false),
      (error: DOMException) => setIsBlocked(error.name === "NotAllowedError"),
    );
    return () => {
      element.srcObject = null;
    };
  }, [element, stream]);
  useEffect(() => void playOn(element, speakerId), [element, speakerId]);
  return {
    isBlocked,
    unblock: () =>
      void element.play().then(
        () => setIsBlocked(false),
        () => undefined,
      ),
  };
}

const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.28;
const VOLUME = 0.2;

/** Three notes on a loudspeaker; done when they have sounded. */
export async function playTone(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const end = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = end.stream;
  await playOn(element, speakerId);
  await Promise.all([element.play(), context.resume()]);
  await Promise.all(NOTES_HZ.map((pitch, at) => note(context, end, pitch, at * NOTE_SECONDS)));
  element.srcObject = null;
  await context.close();
}

/** One note with a soft beginning and end, `after` seconds from now. */
function note(context: AudioContext, end: AudioNode, pitch: number, after: number): Promise<void> {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const begin = context.currentTime + 0.05 + after;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(VOLUME, begin + 0.02);
  volume.gain.linearRampToValueAtTime(0, begin + NOTE_SECONDS);
  tone.connect(volume).connect(end);
  tone.start(begin);
  tone.stop(begin + NOTE_SECONDS);
  return new Promise((resolve) => {
    tone.onended = () => resolve();
  });
}

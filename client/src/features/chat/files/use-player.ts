import { useEffect, useRef, useState } from "react";

const SPEEDS = [1, 1.5, 2];
/** Recordings of Chromium do not say how long they are: looking for their end makes the browser read it. */
const BEYOND_THE_END = 1e101;
let playing: HTMLAudioElement | null = null;

/** Plays one sound, and pauses whichever played before. Times are in seconds. */
export function usePlayer(url: string, durationMs: number) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [speed, setSpeed] = useState(1);
  const isMeasuring = useRef(false);

  useEffect(() => {
    const element = audio.current;
    if (!element || !url) return;
    const control = new AbortController();
    const on = (type: string, act: () => void) => element.addEventListener(type, act, control);
    on("play", () => {
      if (playing !== element) playing?.pause();
      playing = element;
      setIsPlaying(true);
    });
    on("pause", () => setIsPlaying(false));
    on("timeupdate", () => !isMeasuring.current && setAt(element.currentTime));
    on("ended", () => {
      if (isMeasuring.current) return;
      setIsPlaying(false);
      setAt(0);
    });
    on("error", () => setIsBroken(true));
    return () => {
      control.abort();
      element.pause();
      if (playing === element) playing = null;
    };
  }, [url]);

  /** Once the browser knows how long the sound is, so that it can seek in it. */
  async function measured(element: HTMLAudioElement): Promise<void> {
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) {
      const known = once(element, "loadedmetadata");
      element.load();
      await known;
    }
    if (Number.isFinite(element.duration)) return;
    isMeasuring.current = true;
    const known = once(element, "durationchange");
    element.currentTime = BEYOND_THE_END;
    await known;
    element.currentTime = 0;
    await once(element, "seeked");
    isMeasuring.current = false;
  }

  async function seek(seconds: number) {
    const element = audio.current;
    if (!element) return;
    const place = Math.min(Math.max(0, seconds), durationMs / 1_000);
    const goesOn = !element.paused;
    setAt(place);
    element.pause();
    await measured(element);
    element.currentTime = Math.min(place, element.duration);
    if (goesOn) await element.play();
  }

  async function toggle() {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    element.defaultPlaybackRate = speed;
    element.playbackRate = speed;
    await element.play(); // at once: Safari allows it only in the tap itself
  }

  function faster() {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  }

  const orBroken = (work: Promise<unknown>) => void work.catch(() => setIsBroken(true));
  return {
    audio,
    isPlaying,
    isBroken,
    at,
    speed,
    faster,
    seek: (seconds: number) => orBroken(seek(seconds)),
    toggle: () => orBroken(toggle()),
  };
}

/** Resolves with the event, rejects when the sound cannot be read. */
function once(element: HTMLAudioElement, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener(type, () => resolve(), { once: true });
    element.addEventListener("error", () => reject(element.error), { once: true });
  });
}

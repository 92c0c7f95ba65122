import { useEffect, useEffectEvent, useState } from "react";

const LOOK_EVERY_MS = 80;
const SILENCE_DB = -60;
const LOUD_DB = -12;
const SPEECH = 0.35;
const PAUSE_MS = 600;

/** How loud samples (-1 to 1) sound: 0 is silence, 1 is loud speech, and equal steps sound equal. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < samples.length; at++) sum += (samples[at] ?? 0) ** 2;
  const decibels = 10 * Math.log10(sum / samples.length || 1e-12);
  return Math.min(1, Math.max(0, (decibels - SILENCE_DB) / (LOUD_DB - SILENCE_DB)));
}

/** Nothing is played. Asking for a loudspeaker stops the page, which is to answer the other browser just then. */
const SILENT = { sinkId: { type: "none" } } as AudioContextOptions; // browsers that do not know it open one
let shared: AudioContext | null = null;
let listeners = 0;

/** The page's one context for listening, running while somebody listens. */
function beginListening(): AudioContext {
  shared ??= new AudioContext(SILENT);
  listeners++;
  void shared.resume();
  return shared;
}

function endListening(): void {
  listeners--;
  if (listeners === 0) void shared?.suspend();
}

/** Hears a stream's sound twelve times a second, as `levelOf` says it. Returns what stops that. */
function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = beginListening();
  const analyser = context.createAnalyser();
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    endListening();
  };
}

/** Calls `onLevel` while there is a stream with sound. `key` changes when its tracks have. */
export function useLevel(
  stream: MediaStream | null,
  key: string,
  onLevel: (level: number) => void,
): void {
  const hear = useEffectEvent(onLevel);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the tracks of the stream
  useEffect(() => {
    const tracks = stream?.getAudioTracks() ?? [];
    if (tracks.length === 0) return;
    return watchLevel(new MediaStream(tracks), (level) => hear(level));
  }, [stream, key]);
}

/** Whether somebody is speaking just now; a breath between two words does not count as an end. */
export function useSpeaking(stream: MediaStream | null, key: string): boolean {
  const [until, setUntil] = useState(0);
  useLevel(stream, key, (level) => {
    const now = Date.now();
    if (level > SPEECH) setUntil((was) => (was - now > PAUSE_MS / 2 ? was : now + PAUSE_MS));
    else setUntil((was) => (was > 0 && was < now ? 0 : was));
  });
  return stream !== null && until > 0;
}

/** The name of a stream's tracks, for `useLevel`. */
export const tracksKey = (stream: MediaStream | null): string =>
  stream
    ?.getTracks()
    .map(({ id }) => id)
    .join() ?? "";

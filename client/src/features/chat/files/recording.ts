import { loudness, peaksOf } from "./peaks";

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const ENDINGS: Record<string, string> = {
  "audio/webm": "webm",
  "audio/mp4": "m4a",
  "audio/ogg": "ogg",
};
const LOOK_EVERY_MS = 100;
const BITS_PER_SECOND = 32_000; // speech: 5 minutes are 1.2 MB

export interface Recorded {
  blob: Blob;
  name: string;
  durationMs: number;
  waveform: number[];
}

/** Why nothing can be recorded. */
export type RecordingTrouble = "denied" | "none" | "unsupported";

export function troubleOf(error: unknown): RecordingTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotFoundError" || name === "NotReadableError" ? "none" : "unsupported";
}

/** A microphone that is being recorded, until `stop` or `cancel`. */
export interface Recording {
  /** What was recorded; the microphone is free again. */
  stop: () => Promise<Recorded>;
  cancel: () => void;
}

/** Asks for the microphone and records it. `onLevel` hears ten times a second how long and how loud (0 to 100) it is. */
export async function record(onLevel: (ms: number, level: number) => void): Promise<Recording> {
  const kind = KINDS.find((one) => globalThis.MediaRecorder?.isTypeSupported(one));
  if (!kind || !navigator.mediaDevices) throw new Error("unsupported");
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, {
    mimeType: kind,
    audioBitsPerSecond: BITS_PER_SECOND,
  });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const levels: number[] = [];
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  recorder.start(1_000);
  const startedAt = performance.now();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    levels.push(loudness(samples));
    onLevel(performance.now() - startedAt, levels.at(-1) ?? 0);
  }, LOOK_EVERY_MS);

  function free() {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  }

  return {
    cancel: () => {
      recorder.ondataavailable = null;
      if (recorder.state !== "inactive") recorder.stop();
      free();
    },
    stop: async () => {
      const durationMs = Math.max(1, Math.round(performance.now() - startedAt));
      await stopped(recorder);
      free();
      const type = kind.split(";")[0] ?? kind;
      const name = `voice.${ENDINGS[type] ?? "bin"}`;
      return { blob: new Blob(parts, { type }), name, durationMs, waveform: peaksOf(levels) };
    },
  };
}

/** Once all that was recorded is there; a recorder stops by itself when its microphone is pulled out. */
async function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === "inactive") return;
  await new Promise((resolve) => {
    recorder.onstop = resolve;
    recorder.stop();
  });
}

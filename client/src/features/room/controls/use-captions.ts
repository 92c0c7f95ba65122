import { useEffect, useEffectEvent, useState } from "react";

/** Speech recognition as Chromium and Safari have it; TypeScript does not know it. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}
interface RecognitionEvent {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }>>;
}

const AGAIN_MS = 500;
/** After these it makes no sense to try again. */
const HOPELESS = [
  "not-allowed",
  "service-not-allowed",
  "audio-capture",
  "language-not-supported",
  "network", // the maker of this browser offers no recognition, or it cannot be reached
];

function recognitionClass(): (new () => Recognition) | undefined {
  const all = globalThis as unknown as Record<string, (new () => Recognition) | undefined>;
  return all.SpeechRecognition ?? all.webkitSpeechRecognition;
}

export const canCaption = () => recognitionClass() !== undefined;

/** The words of a result that are new. */
export function wordsOf({ resultIndex, results }: RecognitionEvent): string {
  return Array.from(results)
    .slice(resultIndex)
    .map((result) => result[0]?.transcript ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Writes down what I say in `language` while it is set; null: off. `onWords` hears it, `failed` that it cannot. */
export function useCaptions(language: string | null, onWords: (words: string) => void) {
  const [failed, setFailed] = useState(false);
  const hear = useEffectEvent(onWords);
  useEffect(() => {
    const Recogniser = recognitionClass();
    if (!language || !Recogniser) return;
    setFailed(false);
    const recognition = new Recogniser();
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    recognition.lang = language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (event) => hear(wordsOf(event));
    recognition.onerror = ({ error }) => {
      if (HOPELESS.includes(error)) {
        isGone = true;
        setFailed(true);
      }
    };
    // It ends by itself after a while without a word.
    recognition.onend = () => {
      if (!isGone) timer = setTimeout(() => recognition.start(), AGAIN_MS);
    };
    recognition.start();
    return () => {
      isGone = true;
      clearTimeout(timer);
      recognition.abort();
    };
  }, [language]);
  return { failed };
}

import { createStore, useStore } from "@/lib/store";

/** What somebody chose for calls, remembered on this device; ids are the browser's. null: whichever it takes. */
export interface Choices {
  audioId: string | null;
  videoId: string | null;
  speakerId: string | null;
  isMicOn: boolean;
  isCameraOn: boolean;
  isBlurred: boolean;
  /** Single letters do things, such as M for the microphone. */
  hasKeys: boolean;
}

const KEY = "skillswap.room";
const USUAL: Choices = {
  audioId: null,
  videoId: null,
  speakerId: null,
  isMicOn: true,
  isCameraOn: true,
  isBlurred: false,
  hasKeys: true,
};

/** What is remembered, whatever an earlier version or a stranger wrote there. */
export function readChoices(): Choices {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept && typeof kept === "object" ? { ...USUAL, ...kept } : USUAL;
  } catch {
    return USUAL;
  }
}

const choices = createStore<Choices>(readChoices());

export function choose(part: Partial<Choices>): void {
  const next = { ...choices.get(), ...part };
  choices.set(next);
  localStorage.setItem(KEY, JSON.stringify(next));
}

export const chosen = (): Choices => choices.get();

export function useChoices(): Choices {
  return useStore(choices);
}

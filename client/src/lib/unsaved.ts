import { useEffect } from "react";
import { createStore } from "./store";

/** Changes on a page that are neither saved nor kept as a draft. Leaving is asked about while there are any. */
const unsaved = new Set<symbol>();

/** Answers the question whether to leave; null while nothing is asked. */
export const leaveQuestion = createStore<((leaves: boolean) => void) | null>(null);

export const isAnythingUnsaved = () => unsaved.size > 0;

/** Say that this part of the page has changes that would be lost. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const mark = Symbol("unsaved");
    unsaved.add(mark);
    return () => void unsaved.delete(mark);
  }, [isUnsaved]);
}

/** Whether the person wants to go on although something is unsaved; at once when nothing is. */
export function mayLeave(): Promise<boolean> {
  if (!isAnythingUnsaved()) return Promise.resolve(true);
  return new Promise((resolve) => {
    leaveQuestion.set((leaves) => {
      leaveQuestion.set(null);
      resolve(leaves);
    });
  });
}

import { useEffect } from "react";
import { createStore } from "./store";

/**
 * What would be lost: changes of this page that are neither saved nor kept as a draft, a call, or what is still being
 * sent in the background, which other pages do not stop but the end of the tab or of the sign-in does.
 */
export type Loss = "changes" | "call" | "unsent";

const losses = new Map<symbol, Loss>();

/** Answers the question whether to leave; null while nothing is asked. */
export const leaveQuestion = createStore<((leaves: boolean) => void) | null>(null);

export const isLost = (loss: Loss) => [...losses.values()].includes(loss);
export const isPageLost = () => isLost("changes") || isLost("call");

function hold(loss: Loss): () => void {
  const mark = Symbol(loss);
  losses.set(mark, loss);
  return () => void losses.delete(mark);
}

function useLoss(loss: Loss, isLost: boolean): void {
  useEffect(() => (isLost ? hold(loss) : undefined), [loss, isLost]);
}

/** Registers that something is still being sent although its page was left. Returns how to say that it arrived. */
export const holdUnsent = () => hold("unsent");

/** Registers that this part of the page has changes that would be lost. */
export const useUnsaved = (isUnsaved: boolean) => useLoss("changes", isUnsaved);

/** Registers that leaving this page would leave a call. A reload does not: the call goes on by itself. */
export const useInCall = (isIn: boolean) => useLoss("call", isIn);

/** Whether the member wants to leave although something would be lost; true at once when nothing would. */
export function mayLeave(): Promise<boolean> {
  if (losses.size === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    leaveQuestion.set((leaves) => {
      leaveQuestion.set(null);
      resolve(leaves);
    });
  });
}

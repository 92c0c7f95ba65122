import { createContext, useContext } from "react";
import type { Message } from "skillswap-sdk";

/** A message whose text is being changed: one of mine, or one of the other that I correct. */
export interface Amending {
  kind: "edit" | "correct";
  message: Message;
}

/** What the rows of an open thread can ask of it; null where nothing may be written. */
export const ThreadActions = createContext<{ amend: (what: Amending) => void } | null>(null);

export function useThreadActions() {
  return useContext(ThreadActions);
}

import { createContext, useContext } from "react";

interface ThreadFacts {
  /** Whether it is a ring's: of more than two. */
  isRing: boolean;
  /** Messages before this number cannot be answered: somebody who joined later cannot read them. */
  replyFromSeq: number;
}

/** What the rows of a thread need to know of their conversation. */
export const ThreadFacts = createContext<ThreadFacts>({ isRing: false, replyFromSeq: 1 });

export function useThreadFacts() {
  return useContext(ThreadFacts);
}

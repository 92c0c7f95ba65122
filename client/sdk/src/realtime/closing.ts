import { CLOSE, type CloseCode, type ErrorCode } from "../api/codes.gen.ts";

export type Trouble = "away" | "tooManyTabs" | "tooFast";
/** What to do when the server has closed the socket. */
export type Closing =
  /** Connect again, `atLeastMs` later; `blames` the frame of ours that caused it. */
  | { next: "retry"; trouble: Trouble; atLeastMs: number; blames?: ErrorCode }
  /** Connecting again would end the same way: stop, and say so. */
  | { next: "stop"; state: "banned" | "restOnly" };

const WAIT_WHEN_SLOWED_MS = 30_000;
const RETRY: Closing = { next: "retry", trouble: "away", atLeastMs: 0 };

/** Every code the server closes with; a new one does not compile until it is judged here. */
const CLOSINGS: Record<CloseCode, Closing> = {
  [CLOSE.BAD_FRAME]: { ...RETRY, blames: "bad_frame" },
  [CLOSE.TOO_LARGE]: { ...RETRY, blames: "too_large" },
  // The next ticket is refused with 401 when nobody is signed in here any more.
  [CLOSE.SESSION_ENDED]: RETRY,
  [CLOSE.TOO_SLOW]: RETRY,
  [CLOSE.RESTART]: RETRY,
  [CLOSE.TOO_MANY]: { next: "retry", trouble: "tooManyTabs", atLeastMs: WAIT_WHEN_SLOWED_MS },
  [CLOSE.ABUSE]: { next: "retry", trouble: "tooFast", atLeastMs: WAIT_WHEN_SLOWED_MS },
  [CLOSE.BANNED]: { next: "stop", state: "banned" },
  // The page's address stays what it is; REST has a check of its own and may well work.
  [CLOSE.WRONG_ORIGIN]: { next: "stop", state: "restOnly" },
};

/** Judge a close code; one that is not the server's own (the network, a proxy) is retried. */
export function closingOf(code: number): Closing {
  return (CLOSINGS as Record<number, Closing>)[code] ?? RETRY;
}

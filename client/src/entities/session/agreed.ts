import type { SwapSession } from "skillswap-sdk";

const AHEAD = new Set<string | null>(["requested", "scheduled", "in_progress"]);
const FAILED = new Set<string | null>(["cancelled", "declined", "expired", "abandoned"]);

type Booked = Pick<SwapSession, "sessionId" | "sessionStatus">;

/** Whether the session of what a swap or a ring agreed on is requested, agreed or running. */
export const isAhead = ({ sessionStatus }: Booked) => AHEAD.has(sessionStatus);

/** Whether there is no session for it yet, or the last one did not take place. */
export const canBook = ({ sessionId, sessionStatus }: Booked) =>
  sessionId === null || FAILED.has(sessionStatus);

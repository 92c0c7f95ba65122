const MINUTE_MS = 60_000;

/** Minutes before the end at which it is said. */
export const SAID_AT = [5, 1] as const;

/** Whole minutes since the start, none before it. */
export function elapsedMinutes(startedAt: string | null, now: number): number {
  if (startedAt === null) return 0;
  return Math.max(0, Math.floor((now - Date.parse(startedAt)) / MINUTE_MS));
}

/** What to say now: the 5 or the 1, when `left` has come down to it since `before`; null otherwise. */
export function toSay(before: number, left: number): (typeof SAID_AT)[number] | null {
  if (left <= 0) return null;
  const passed = SAID_AT.filter((minutes) => {
    const moment = minutes * MINUTE_MS;
    return before > moment && left <= moment;
  });
  return passed.at(-1) ?? null;
}

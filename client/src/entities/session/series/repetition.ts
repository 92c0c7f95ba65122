/** How often the session of the booking form is repeated. */
export interface Repetition {
  /** 1 is a single session; 2 to 12 are sessions a week apart. */
  weeks: number;
  /** Weeks that are left out, counted from 0, the first one. */
  leftOut: number[];
}

export const ONCE: Repetition = { weeks: 1, leftOut: [] };

export const MOST_WEEKS = 12;
/** Of how many sessions minutes are held at once. */
export const HELD_AHEAD = 2;

/** How many sessions that is. */
export function countOf({ weeks, leftOut }: Repetition): number {
  return weeks - new Set(leftOut.filter((week) => week < weeks)).size;
}

/** The same with `week` (from 0) left out, or taken in again. */
export function withWeek(repetition: Repetition, week: number, isIn: boolean): Repetition {
  const others = repetition.leftOut.filter((each) => each !== week);
  return { ...repetition, leftOut: isIn ? others : [...others, week].sort((a, b) => a - b) };
}

/** The same without the weeks that are taken; null when nothing changes. */
export function withoutTaken(repetition: Repetition, taken: number[]): Repetition | null {
  const leftOut = [...new Set([...repetition.leftOut, ...taken.filter((week) => week > 0)])].sort(
    (a, b) => a - b,
  );
  return leftOut.length === repetition.leftOut.length ? null : { ...repetition, leftOut };
}

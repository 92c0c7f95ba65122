/** The shortest and the longest session that can be booked, in minutes. */
export const SHORTEST = 15;
export const LONGEST = 240;

export const isLength = (minutes: number) =>
  Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST;

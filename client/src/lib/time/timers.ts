/** The longest wait of `setTimeout`: what is asked to wait longer does not wait at all. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds before attempt `n` (from 0): doubling from a second to 20 s, half of it chance. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(20_000, 1_000 * 2 ** attempt);
  return ceiling / 2 + random() * (ceiling / 2);
}

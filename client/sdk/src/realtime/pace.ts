import { backoff } from "./backoff.ts";

const FLOOR_MS = 500;
/** A connection that lasted this long resets the backoff. */
const STEADY_AFTER_MS = 10_000;

/**
 * When to connect again: later after each failure in a row, and never sooner than the floor, whatever
 * ended the last connection. One that is closed right after its welcome counts as a failure.
 */
export class Pace {
  #failures = 0;
  #triedAt = Number.NEGATIVE_INFINITY;
  #openedAt: number | null = null;

  tried(): void {
    this.#triedAt = Date.now();
    this.#openedAt = null;
  }

  opened(): void {
    this.#openedAt = Date.now();
  }

  /** Milliseconds to wait after a failure, `atLeast` those the server asked for. */
  afterFailure(atLeast = 0): number {
    const opened = this.#openedAt;
    if (opened !== null && Date.now() - opened >= STEADY_AFTER_MS) this.#failures = 0;
    this.#openedAt = null;
    return Math.max(FLOOR_MS, atLeast, backoff(this.#failures++));
  }

  /** Milliseconds to wait when success is likely: the network is back, or the tab became visible. */
  afterHope(): number {
    this.#failures = 0;
    return Math.max(0, this.#triedAt + FLOOR_MS - Date.now());
  }
}

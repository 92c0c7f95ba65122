import { backoff } from "./backoff";

const FLOOR_MS = 500;
/** A connection that held this long was a good one: what ends it is news, not the same trouble again. */
const STEADY_AFTER_MS = 10_000;

/**
 * When to connect again: later after each failure in a row, and never sooner than the floor, whatever
 * ended the last connection. One that was welcomed and then closed at once counts as a failure.
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

  /** Milliseconds to wait when there is a new reason to hope: the network is back, somebody looks. */
  afterHope(): number {
    this.#failures = 0;
    return Math.max(0, this.#triedAt + FLOOR_MS - Date.now());
  }
}

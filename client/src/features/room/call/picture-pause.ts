import type { Quality } from "./call-types";

/** Measures in a row, which come every 2 s. */
const POOR_TO_PAUSE = 3;
const GOOD_TO_RETURN = 4;
const LONGEST_WAIT = 32;

/**
 * When my camera is paused because the network is poor, and when it returns. Each return that did not last makes the
 * next one wait twice as long.
 */
export class PicturePause {
  isPaused = false;
  #poor = 0;
  #good = 0;
  #wait = GOOD_TO_RETURN;

  /** One more measure of my way out. Returns whether the camera is paused now. */
  heard(quality: Quality): boolean {
    this.#poor = quality === "poor" ? this.#poor + 1 : 0;
    this.#good = quality === "poor" ? 0 : this.#good + 1;
    if (!this.isPaused && this.#poor >= POOR_TO_PAUSE) {
      this.isPaused = true;
    } else if (this.isPaused && this.#good >= this.#wait) {
      this.isPaused = false;
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    } else if (!this.isPaused && this.#good > LONGEST_WAIT) {
      this.#wait = GOOD_TO_RETURN;
    }
    return this.isPaused;
  }
}

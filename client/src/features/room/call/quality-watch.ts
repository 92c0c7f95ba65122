import type { Quality } from "./call-types";
import { PicturePause } from "./picture-pause";
import { qualityOf, sendingQualityOf } from "./quality";
import { type Counts, countsOf, measureOf } from "./stats";

const EVERY_MS = 2_000;

export interface QualityWatchParts {
  /** An RTCStatsReport, or what looks like one. */
  stats: () => Promise<{ values(): Iterable<unknown> }>;
  /** While it is not, nothing is measured: an interrupted network is not a poor one. */
  isConnected: () => boolean;
  isSendingPicture: () => boolean;
  onMeasure: (quality: Quality) => void;
  /** The picture is to be paused, or to return. */
  onPause: (isPaused: boolean) => void;
}

/** Measures a connection every 2 s until it is stopped, and says what follows for my picture. */
export class QualityWatch {
  #parts: QualityWatchParts;
  #pause = new PicturePause();
  #before: Counts | null = null;
  #timer: ReturnType<typeof setInterval>;
  #isStopped = false;

  constructor(parts: QualityWatchParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.#measure(), EVERY_MS);
  }

  get isPaused(): boolean {
    return this.#pause.isPaused;
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
  }

  async #measure(): Promise<void> {
    const { stats, isConnected, isSendingPicture, onMeasure, onPause } = this.#parts;
    if (!isConnected()) {
      this.#before = null;
      return;
    }
    const now = countsOf((await stats()).values());
    if (this.#isStopped) return;
    const before = this.#before;
    this.#before = now;
    if (!before) return;
    const wasPaused = this.isPaused;
    const measure = measureOf(before, now, isSendingPicture() && !wasPaused);
    onMeasure(qualityOf(measure));
    if (this.#pause.heard(sendingQualityOf(measure)) !== wasPaused) onPause(this.isPaused);
  }
}

import type { Quality } from "./call-types";

/** What was measured since the time before: round trip in ms, lost packets as a share, bits a second; null: not known. */
export interface Measure {
  roundTripMs: number | null;
  /** Of what the other one sent. */
  lostHere: number;
  /** Of what I sent, as the other one says. */
  lostThere: number;
  /** What may be sent, as the browser estimates; it says something only while a picture is sent. */
  mayBeSent: number | null;
}

/** From these on it is noticed (`fair`), and hurts (`poor`). */
const FAIR = { roundTripMs: 300, lost: 0.03, bits: 250_000 };
const POOR = { roundTripMs: 700, lost: 0.1, bits: 120_000 };

function isWorse(measure: Measure, lost: number, than: typeof FAIR): boolean {
  return (
    (measure.roundTripMs ?? 0) >= than.roundTripMs ||
    lost >= than.lost ||
    (measure.mayBeSent ?? Number.POSITIVE_INFINITY) <= than.bits
  );
}

function inWords(measure: Measure, lost: number): Quality {
  if (isWorse(measure, lost, POOR)) return "poor";
  return isWorse(measure, lost, FAIR) ? "fair" : "good";
}

/** The connection in a word: the worse of both directions. */
export function qualityOf(measure: Measure): Quality {
  return inWords(measure, Math.max(measure.lostHere, measure.lostThere));
}

/** My way to the other one alone: what decides whether my picture is sent. */
export function sendingQualityOf(measure: Measure): Quality {
  return inWords(measure, measure.lostThere);
}

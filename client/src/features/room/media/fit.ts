/**
 * How a picture stands in its box. `whole`: all of it, with bars beside it (a screen). `fill`: no bars. `face`: no
 * bars as long as little of it is cut off; a wide picture on an upright phone has bars.
 */
export type Fit = "whole" | "fill" | "face";

/** The part of a picture that may be cut off. */
const MOST_CUT = 0.4;

interface Box {
  videoWidth: number;
  videoHeight: number;
  clientWidth: number;
  clientHeight: number;
}

/** Whether the picture fills its box. One that is not there yet does. */
export function isFilled(fit: Fit, box: Box): boolean {
  if (fit !== "face") return fit === "fill";
  const picture = box.videoWidth / box.videoHeight;
  const place = box.clientWidth / box.clientHeight;
  if (!picture || !place) return true;
  return 1 - Math.min(picture / place, place / picture) <= MOST_CUT;
}

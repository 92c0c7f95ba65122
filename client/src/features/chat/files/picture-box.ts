import type { CSSProperties } from "react";

const WIDEST = 288; // px
const HIGHEST = 320;
const SMALLEST = 96;

/** The room of a picture, known before it is there; `width` and `height` are its own, in pixels. */
export function boxOf({
  width,
  height,
}: {
  width: number | null;
  height: number | null;
}): CSSProperties {
  const [wide, high] = [width ?? WIDEST, height ?? WIDEST];
  const scale = Math.min(1, WIDEST / wide, HIGHEST / high);
  const [boxWide, boxHigh] = [Math.max(SMALLEST, wide * scale), Math.max(SMALLEST, high * scale)];
  return {
    width: `${Math.round(boxWide)}px`,
    maxWidth: "100%",
    aspectRatio: `${boxWide} / ${boxHigh}`,
  };
}

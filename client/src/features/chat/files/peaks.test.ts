import { expect, it } from "vitest";
import { loudness, peaksOf } from "./peaks";

it("a waveform has at most 48 peaks, and the loudest moment is in it", () => {
  const levels = Array.from({ length: 3_000 }, (_, at) => (at === 1_234 ? 100 : 5));
  const peaks = peaksOf(levels);
  expect(peaks).toHaveLength(48);
  expect(Math.max(...peaks)).toBe(100);
  expect(peaksOf([7, 8])).toEqual([7, 8]);
  expect(peaksOf([])).toEqual([]);
});

it("silence is 0, and shouting no more than 100", () => {
  expect(loudness(new Float32Array(8))).toBe(0);
  expect(loudness(new Float32Array(8).fill(1))).toBe(100);
});

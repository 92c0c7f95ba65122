import { expect, it } from "vitest";
import { levelOf } from "./level";

const tone = (volume: number) =>
  Float32Array.from({ length: 2_048 }, (_, at) => volume * Math.sin(at / 5));

it("says silence, speech and loud speech apart", () => {
  expect(levelOf(new Float32Array(2_048))).toBe(0);
  expect(levelOf(tone(0.02))).toBeGreaterThan(0.3);
  expect(levelOf(tone(0.02))).toBeLessThan(levelOf(tone(0.2)));
  expect(levelOf(tone(1))).toBe(1);
});

import { expect, it } from "vitest";
import { elapsedMinutes, toSay } from "./times";

const minutes = (number: number) => number * 60_000;

it("counts whole minutes since the start", () => {
  expect(elapsedMinutes(null, minutes(9))).toBe(0);
  expect(elapsedMinutes(new Date(minutes(1)).toISOString(), minutes(9) - 1)).toBe(7);
  expect(elapsedMinutes(new Date(minutes(9)).toISOString(), minutes(8))).toBe(0);
});

it("says once that five minutes are left and once that one is", () => {
  expect(toSay(minutes(5) + 1, minutes(5))).toBe(5);
  expect(toSay(minutes(5), minutes(5) - 1000)).toBeNull();
  expect(toSay(minutes(1) + 500, minutes(1) - 500)).toBe(1);
  expect(toSay(minutes(20), minutes(20) - 1000)).toBeNull();
});

it("says the nearer of the two after a computer has slept, and nothing after the end", () => {
  expect(toSay(minutes(30), 30_000)).toBe(1);
  expect(toSay(minutes(30), -1)).toBeNull();
});

it("says it again for an end that has moved", () => {
  expect(toSay(minutes(18), minutes(5))).toBe(5);
});

import { expect, it } from "vitest";
import { isFew, minutesOf } from "./end-dialog";
import { countdown, longDayIn, spanIn } from "./words";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [3 * DAY + 2 * HOUR + 5 * MINUTE, "3 days 2 h"],
  [DAY, "1 day"],
  [3 * HOUR + 12 * MINUTE, "3 h 12 min"],
  [2 * HOUR, "2 h"],
  [59 * MINUTE + 59 * SECOND, "59:59"],
  [61 * SECOND, "01:01"],
  [500, "00:01"],
  [0, "00:00"],
  [-5 * MINUTE, "00:00"],
])("counts %i ms down as %s", (ms, shown) => {
  expect(countdown(ms)).toBe(shown);
});

it("shows the same moment on two walls, also when it is another day there", () => {
  const at = "2026-11-24T23:30:00.000Z";
  expect(longDayIn(at, "Europe/Berlin")).toBe("Wednesday, November 25, 2026");
  expect(longDayIn(at, "America/New_York")).toBe("Tuesday, November 24, 2026");
  expect(spanIn(at, "Europe/Berlin", 60).replaceAll(" ", " ")).toBe("12:30 AM – 1:30 AM");
});

it.each([
  ["40", 40],
  [" 1 ", 1],
  ["59", 59],
  ["60", 60],
  ["61", null],
  ["0", null],
  ["", null],
  ["12.5", null],
  ["half", null],
])("takes %o as minutes only if so many can have passed", (typed, minutes) => {
  expect(minutesOf(typed, 60)).toBe(minutes);
});

it("fewer than half of what was agreed are few", () => {
  expect(isFew(30, 60)).toBe(false);
  expect(isFew(29, 60)).toBe(true);
  expect(isFew(22, 45)).toBe(true);
});

import { expect, it } from "vitest";
import { plain } from "@/test/plain";
import * as lengths from "./lengths";

const countdown = (ms: number) => plain(lengths.countdown(ms));
const hoursAndMinutes = (minutes: number) => plain(lengths.hoursAndMinutes(minutes));
const timeUntil = (at: string, now: number) => plain(lengths.timeUntil(at, now));

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

it("shows minutes as hours and minutes", () => {
  expect([0, 45, 60, 90].map(hoursAndMinutes)).toEqual(["0 min", "45 min", "1 h", "1 h 30 min"]);
});

it("counts days, then hours and minutes", () => {
  const now = Date.parse("2026-11-24T09:30:00Z");
  const until = (at: string) => timeUntil(at, now);
  expect(until("2026-11-27T09:30:00Z")).toBe("3 days");
  expect(until("2026-11-25T10:00:00Z")).toBe("24 h 30 min");
  expect(until("2026-11-24T09:34:10Z")).toBe("5 min");
});

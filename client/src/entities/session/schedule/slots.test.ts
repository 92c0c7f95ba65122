import type { FreeSlot } from "skillswap-sdk";
import { expect, it } from "vitest";
import { fortnight, groupByDay } from "./slots";

const at = (start: string): FreeSlot => ({
  start,
  end: start,
  mine: { start: "", end: "" },
  theirs: { start: "", end: "" },
});

it("puts each free time under the day it begins on in my zone, in order", () => {
  const slots = [
    at("2026-11-24T23:30:00Z"),
    at("2026-11-24T08:00:00Z"),
    at("2026-11-25T05:00:00Z"),
  ];
  const days = (zone: string) =>
    groupByDay(slots, zone).map(({ day, slots: inDay }) => [day, inDay.length]);
  expect(days("UTC")).toEqual([
    ["2026-11-24", 2],
    ["2026-11-25", 1],
  ]);
  expect(days("Asia/Tokyo")).toEqual([
    ["2026-11-24", 1],
    ["2026-11-25", 2],
  ]);
  expect(days("America/Los_Angeles")).toEqual([["2026-11-24", 3]]);
});

it("pages by fourteen days of my zone, also across a change of clocks", () => {
  const now = "2026-10-20T15:30:00Z";
  const first = fortnight(0, now, "Europe/Berlin");
  expect(first).toEqual({ from: now, to: "2026-11-02T23:00:00.000Z" });
  expect(fortnight(1, now, "Europe/Berlin").from).toBe(first.to);
});

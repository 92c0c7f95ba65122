import { expect, it } from "vitest";
import { daysOfWeek } from "@/lib/time/calendar";
import { makeSession } from "@/test/factories";
import { agendaOf, hoursOf, inWeek, layWeek, weekInUrl } from "./week";

const BERLIN = "Europe/Berlin";
const at = (scheduledTime: string, durationMinutes = 60, id = scheduledTime) =>
  makeSession({ id, scheduledTime, durationMinutes });
const places = (sessions: ReturnType<typeof at>[], firstDay: string) =>
  layWeek(sessions, firstDay, BERLIN).flatMap(({ day, blocks }) =>
    blocks.map(({ top, height, lane, lanes }) => ({ day, top, height, lane, lanes })),
  );

it("begins on Monday, also when Sunday is asked for and when clocks change in between", () => {
  expect(weekInUrl("2026-10-25", BERLIN)).toBe("2026-10-19");
  expect(daysOfWeek("2026-10-19").at(-1)).toBe("2026-10-25");
  expect(weekInUrl("nonsense", BERLIN, Date.parse("2026-11-22T23:30:00Z"))).toBe("2026-11-23");
});

it("keeps the same hour on my clock before and after the clocks change", () => {
  const weekly = [at("2026-10-24T08:00:00Z"), at("2026-10-25T09:00:00Z")];
  expect(places(weekly, "2026-10-19").map(({ day, top }) => [day, top])).toEqual([
    ["2026-10-24", 600],
    ["2026-10-25", 600],
  ]);
  expect(places([at("2027-03-28T08:00:00Z")], "2027-03-22")[0]?.top).toBe(600);
});

it("puts the hour that comes twice side by side, never on top of each other", () => {
  const twice = [at("2026-10-25T00:00:00Z"), at("2026-10-25T01:00:00Z")];
  expect(places(twice, "2026-10-19").map(({ top, lane, lanes }) => [top, lane, lanes])).toEqual([
    [120, 0, 2],
    [120, 1, 2],
  ]);
});

it("takes a session over midnight into both days, as long as it lasts in all", () => {
  const night = [at("2026-11-24T22:30:00Z", 90)];
  expect(places(night, "2026-11-23")).toEqual([
    { day: "2026-11-24", top: 1395, height: 45, lane: 0, lanes: 1 },
    { day: "2026-11-25", top: 0, height: 60, lane: 0, lanes: 1 },
  ]);
});

it("draws short sessions tall enough to read, and what follows beside them", () => {
  const short = [at("2026-11-24T09:00:00Z", 15), at("2026-11-24T09:15:00Z", 60)];
  expect(places(short, "2026-11-23").map(({ height, lanes }) => [height, lanes])).toEqual([
    [45, 2],
    [60, 2],
  ]);
});

it("leaves out what was cancelled or declined and what is in other weeks", () => {
  const sessions = [
    at("2026-11-24T09:00:00Z"),
    makeSession({ status: "declined" }),
    at("2026-11-29T23:30:00Z"),
  ];
  expect(inWeek(sessions, "2026-11-23", BERLIN)).toHaveLength(1);
});

it("draws a usual day, and more hours where a block is outside", () => {
  expect(hoursOf(layWeek([], "2026-11-23", BERLIN))).toEqual({ from: 8, to: 20 });
  const early = layWeek(
    [at("2026-11-24T04:30:00Z"), at("2026-11-24T20:30:00Z")],
    "2026-11-23",
    BERLIN,
  );
  expect(hoursOf(early)).toEqual({ from: 5, to: 23 });
});

it("lists a day's sessions by the day they begin on, in order", () => {
  const sessions = [at("2026-11-24T15:00:00Z"), at("2026-11-23T23:30:00Z")];
  expect(agendaOf(sessions, "2026-11-24", BERLIN).map(({ id }) => id)).toEqual([
    "2026-11-23T23:30:00Z",
    "2026-11-24T15:00:00Z",
  ]);
});

// @vitest-environment jsdom
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { isFew, minutesOf, proposedMinutes, silentMinutes } from "./end-dialog";

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

it("who looked into the empty call of a session at the teacher's own link is not asked to say a minute", () => {
  const looked = { passedMinutes: 60, togetherMinutes: 0 };
  const link = "https://meet.example.org/noor";
  expect(proposedMinutes(makeSession({ ...looked, meetingLink: link }))).toBe(60);
  expect(proposedMinutes(makeSession({ ...looked, meetingLink: "" }))).toBe(1);
  expect(proposedMinutes(makeSession({ ...looked, togetherMinutes: 7, meetingLink: link }))).toBe(
    7,
  );
});

it("silence pays what can have passed since the time, or since an earlier start, and never more than was agreed", () => {
  const scheduledTime = "2026-05-04T10:00:00Z";
  const at = (time: string) => Date.parse(`2026-05-04T${time}:00Z`);
  const paid = (startedAt: string, now: string) =>
    silentMinutes(
      makeSession({ scheduledTime, startedAt, durationMinutes: 60, togetherMinutes: null }),
      at(now),
    );
  expect(paid("2026-05-04T09:45:00Z", "09:46")).toBe(1);
  expect(paid("2026-05-04T10:05:00Z", "10:20")).toBe(20);
  expect(paid("2026-05-04T10:50:00Z", "11:00")).toBe(60);
  expect(paid("2026-05-04T10:00:00Z", "12:00")).toBe(60);
  expect(
    silentMinutes(makeSession({ scheduledTime, togetherMinutes: 7, meetingLink: "" }), at("11:00")),
  ).toBe(7);
});

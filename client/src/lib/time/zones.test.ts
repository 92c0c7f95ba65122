import { expect, it } from "vitest";
import { plain } from "@/test/plain";
import {
  clockIn,
  dayIn,
  daysAhead,
  longDayIn,
  momentOf,
  sameClock,
  spanIn,
  wallOf,
  zoneLabel,
} from "./zones";

const at = "2026-11-24T20:30:00.000Z";

it("reads one moment on the clocks of two zones, and says when their day is another", () => {
  expect([clockIn(at, "Europe/Berlin"), clockIn(at, "Asia/Kolkata")]).toEqual([
    "9:30\u00a0PM",
    "2:00\u00a0AM",
  ]);
  expect(dayIn(at, "Asia/Kolkata")).toBe("2026-11-25");
  expect(daysAhead(at, "Europe/Berlin", "Asia/Kolkata")).toBe(1);
  expect(daysAhead(at, "Asia/Kolkata", "America/New_York")).toBe(-1);
  expect(sameClock(at, "Europe/Berlin", "Europe/Madrid")).toBe(true);
});

it("names a zone with how its clocks stand that day", () => {
  expect(zoneLabel("America/New_York", "2026-07-01T12:00:00Z")).toBe("New\u00a0York,\u00a0GMT-4");
  expect(zoneLabel("America/New_York", "2026-12-01T12:00:00Z")).toBe("New\u00a0York,\u00a0GMT-5");
  expect(zoneLabel("Middle/Earth", at)).toBe("UTC");
});

it("turns what clocks show into the moment and back", () => {
  expect(momentOf("2026-11-24T21:30", "Europe/Berlin")).toBe(at);
  expect(wallOf(at, "Europe/Berlin")).toBe("2026-11-24T21:30");
  expect(momentOf("", "Europe/Berlin")).toBeNull();
});

it("has no moment for a time that a change of clocks leaves out", () => {
  expect(momentOf("2027-03-28T02:30", "Europe/Berlin")).toBeNull();
  expect(momentOf("2027-03-28T03:30", "Europe/Berlin")).toBe("2027-03-28T01:30:00.000Z");
});

it("shows the same moment in two zones, also when it is another day there", () => {
  const at = "2026-11-24T23:30:00.000Z";
  expect(longDayIn(at, "Europe/Berlin")).toBe("Wednesday, November\u00a025, 2026");
  expect(longDayIn(at, "America/New_York")).toBe("Tuesday, November\u00a024, 2026");
  expect(plain(spanIn(at, "Europe/Berlin", 60))).toBe("12:30 AM – 1:30 AM");
});

import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { calendarLinks } from "./links";

it("the links have the session's instant in UTC, its length and nobody's address", () => {
  const session = makeSession({ scheduledTime: "2026-11-24T17:00:00.000Z", durationMinutes: 45 });
  const page = "https://example.org/sessions/s1";
  const { google, outlook, file } = calendarLinks(session, "Guitar with Omar Said", page);
  expect(file).toBe("/api/sessions/s1/calendar.ics");
  expect(new URL(google).searchParams.get("dates")).toBe("20261124T170000Z/20261124T174500Z");
  expect(new URL(outlook).searchParams.get("startdt")).toBe("2026-11-24T17:00:00.000Z");
  expect(new URL(outlook).searchParams.get("enddt")).toBe("2026-11-24T17:45:00.000Z");
  for (const link of [google, outlook]) {
    expect(decodeURIComponent(link)).not.toContain("@");
    expect(new URL(link).searchParams.get("location")).toBe(page);
  }
});

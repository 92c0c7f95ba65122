// @vitest-environment jsdom
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { upcomingOf } from "./upcoming-sessions";

const now = Date.parse("2026-11-24T09:30:00Z");
const idsOf = (sessions: Parameters<typeof upcomingOf>[0]) =>
  upcomingOf(sessions, now).map(({ id }) => id);

it("takes the three agreed sessions that run or begin next, and no request", () => {
  const sessions = [
    makeSession({ id: "last", scheduledTime: "2026-11-28T09:00:00Z" }),
    makeSession({ id: "later", scheduledTime: "2026-11-25T09:00:00Z" }),
    makeSession({ id: "asked", status: "requested", scheduledTime: "2026-11-24T10:00:00Z" }),
    makeSession({ id: "over", scheduledTime: "2026-11-24T08:00:00Z" }),
  ];
  expect(idsOf(sessions)).toEqual(["later", "last"]);
  const running = makeSession({ id: "running", scheduledTime: "2026-11-24T09:00:00Z" });
  const tomorrow = makeSession({ id: "tomorrow", scheduledTime: "2026-11-25T08:00:00Z" });
  expect(idsOf([...sessions, tomorrow, running])).toEqual(["running", "tomorrow", "later"]);
});

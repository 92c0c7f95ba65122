import type { Session } from "skillswap-sdk";
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { momentsOf, phaseOf } from "./phase";

const LATER = "2026-11-25T09:00:00.000Z";
const START = Date.parse("2026-11-24T09:00:00.000Z");
const MINUTE = 60_000;
const openCase = { kind: "dispute", byId: "me", text: "No", createdAt: LATER } as const;

it.each<[string, Partial<Session>]>([
  ["requested", { status: "requested" }],
  ["upcoming", { status: "scheduled" }],
  ["running", { status: "in_progress" }],
  ["claim", { status: "in_progress", endedById: "other", settlesAt: LATER }],
  ["disputed", { status: "in_progress", endedById: "other", openCase }],
  ["absence", { status: "no_show", absentId: "me", settlesAt: LATER }],
  ["disputed", { status: "no_show", absentId: "me", openCase }],
  ["over", { status: "no_show", absentId: "me", settledAt: LATER }],
  ["excused", { status: "abandoned", absentId: "me", settlesAt: LATER }],
  ["over", { status: "abandoned", settledAt: LATER }],
  ["done", { status: "completed", settledAt: LATER }],
  ["over", { status: "cancelled" }],
  ["over", { status: "declined" }],
  ["over", { status: "expired" }],
])("is in the phase %s with %o", (phase, change) => {
  expect(phaseOf(makeSession(change))).toBe(phase);
});

it("fetches again when time changes the allowed actions", () => {
  const minutes = (session: Session) =>
    momentsOf(session).map((moment) => (moment - START) / MINUTE);
  expect(minutes(makeSession())).toEqual([-720, -15, 0, 10, 60]);
  expect(minutes(makeSession({ status: "in_progress" }))).toEqual([0, 10, 55, 60]);
  expect(momentsOf(makeSession({ status: "cancelled" }))).toEqual([]);
});

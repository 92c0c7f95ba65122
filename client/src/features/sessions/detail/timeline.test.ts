import type { Session } from "skillswap-sdk";
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { timelineOf } from "./timeline";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString();
const stepsOf = (change: Partial<Session>) =>
  timelineOf(makeSession(change)).map(({ what, byId }) => (byId ? `${what} ${byId}` : what));

it("lists the steps of a session from the request to the payment, in order", () => {
  const seats = [
    { userId: "other", joinedAt: at(2), hasReviewed: false, attendance: [] },
    { userId: "me", joinedAt: at(1), hasReviewed: false, attendance: [] },
  ];
  expect(
    stepsOf({
      status: "completed",
      acceptedById: "me",
      seats,
      endedById: "me",
      endedAt: at(50),
      claimedMinutes: 45,
      settledAt: at(55),
      actualMinutes: 45,
    }),
  ).toEqual([
    "requested me",
    "agreed me",
    "joined me",
    "joined other",
    "ended me",
    "claimed me",
    "settled",
  ]);
});

it("does not say that the one who waited ended a session that did not begin", () => {
  expect(
    stepsOf({
      status: "no_show",
      absentId: "other",
      endedById: "me",
      endedAt: at(12),
      settledAt: at(99),
    }),
  ).toEqual(["requested me", "agreedBoth", "absent other", "settledHalf"]);
});

it("keeps the statements of both", () => {
  const steps = timelineOf(
    makeSession({
      status: "cancelled",
      cancelledById: "other",
      cancelReason: "Ill",
      settledAt: at(0),
    }),
  );
  expect(steps.at(-1)).toEqual({ what: "cancelled", byId: "other", statement: "Ill" });
});

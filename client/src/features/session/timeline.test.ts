// @vitest-environment node
import { expect, it } from "vitest";
import type { Session } from "@/lib/api/types";
import { makeSession } from "@/test/factories";
import { timelineOf } from "./timeline";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString();
const told = (change: Partial<Session>) =>
  timelineOf(makeSession(change)).map(({ what, byId }) => (byId ? `${what} ${byId}` : what));

it("tells a session from the request to the payment, in order", () => {
  const seats = [
    { userId: "other", joinedAt: at(2), hasReviewed: false },
    { userId: "me", joinedAt: at(1), hasReviewed: false },
  ];
  expect(
    told({
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
    "asked me",
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
    told({
      status: "no_show",
      absentId: "other",
      endedById: "me",
      endedAt: at(12),
      settledAt: at(99),
    }),
  ).toEqual(["asked me", "agreedBoth", "absent other", "settledHalf"]);
});

it("keeps what was said", () => {
  const steps = timelineOf(
    makeSession({
      status: "cancelled",
      cancelledById: "other",
      cancelReason: "Ill",
      settledAt: at(0),
    }),
  );
  expect(steps.at(-1)).toEqual({ what: "cancelled", byId: "other", words: "Ill" });
});

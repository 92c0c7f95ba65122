// @vitest-environment node
import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { isOpenAt, standingOf, waitsForMe } from "./standing";

const start = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;

it("is open from a quarter of an hour before until its end, unless somebody ended it", () => {
  const session = makeSession();
  const open = [-16, -15, 59, 60].map((minute) => isOpenAt(session, start + minute * MINUTE));
  expect(open).toEqual([false, true, true, false]);
  expect(isOpenAt({ ...session, endedById: "other" }, start)).toBe(false);
  expect(isOpenAt({ ...session, status: "cancelled" }, start)).toBe(false);
});

it("says for each of the two whose turn it is", () => {
  const asked = makeSession({ status: "requested", waitsForId: "me" });
  expect([standingOf(asked, "me", start), standingOf(asked, "other", start)]).toEqual([
    "asksYou",
    "waitsForThem",
  ]);
  const proposal = { byId: "other", scheduledTime: asked.scheduledTime, durationMinutes: 60 };
  const moved = makeSession({ proposal });
  expect([standingOf(moved, "me", 0), standingOf(moved, "other", 0)]).toEqual([
    "theyPropose",
    "youPropose",
  ]);
  const claimed = makeSession({ status: "in_progress", endedById: "other" });
  expect([standingOf(claimed, "me", start), standingOf(claimed, "other", start)]).toEqual([
    "youConfirm",
    "theyConfirm",
  ]);
});

it("knows what is left to do, and that a written review leaves nothing", () => {
  const held = makeSession({ status: "completed", actions: ["review"] });
  expect(waitsForMe(held)).toBe("review");
  expect(waitsForMe({ ...held, myReview: {} as never })).toBeNull();
  expect(waitsForMe(makeSession({ actions: ["accept", "decline"] }))).toBe("answer");
});

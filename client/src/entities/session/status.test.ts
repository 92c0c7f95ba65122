import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { isOpenAt, statusOf, toneOf, waitsForMe } from "./status";

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
  const request = makeSession({ status: "requested", waitsForId: "me" });
  expect([statusOf(request, "me", start), statusOf(request, "other", start)]).toEqual([
    "asksYou",
    "waitsForThem",
  ]);
  const proposal = { byId: "other", scheduledTime: request.scheduledTime, durationMinutes: 60 };
  const moved = makeSession({ proposal });
  expect([statusOf(moved, "me", 0), statusOf(moved, "other", 0)]).toEqual([
    "theyPropose",
    "youPropose",
  ]);
  const claimed = makeSession({ status: "in_progress", endedById: "other" });
  expect([statusOf(claimed, "me", start), statusOf(claimed, "other", start)]).toEqual([
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

it("colours a missed session as waiting while it may be answered, and as over once it is settled", () => {
  const missed = makeSession({ status: "no_show", absentId: "me", endedById: "other" });
  expect(toneOf(missed, start)).toBe("waiting");
  const settled = { ...missed, settledAt: "2026-11-25T10:00:00Z" };
  expect(toneOf(settled, start)).toBe("off");
  expect(toneOf({ ...settled, openCase: {} as never }, start)).toBe("waiting");
});

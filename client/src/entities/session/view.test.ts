import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { viewOf } from "./view";

const LATER = "2026-11-25T09:00:00.000Z";

it("says which participant has joined", () => {
  const joined = { joinedAt: LATER, hasReviewed: false, attendance: [] };
  const session = makeSession({
    seats: [
      { userId: "other", ...joined },
      { userId: "me", ...joined, joinedAt: null },
    ],
  });
  const mine = viewOf(session, "me");
  expect([mine.other.name, mine.iTeach, mine.iJoined, mine.theyJoined]).toEqual([
    "Omar Said",
    false,
    false,
    true,
  ]);
  expect(viewOf(session, "other").iTeach).toBe(true);
});

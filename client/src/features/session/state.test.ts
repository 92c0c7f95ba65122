import { expect, it } from "vitest";
import type { Session } from "@/lib/api/types";
import { makeSession } from "@/test/factories";
import { costOf, endingOf } from "./over-panel";
import { viewOf } from "./people";
import { refusalOf } from "./room-page";
import { momentsOf, phaseOf } from "./state";
import { stageOf } from "./upcoming-panel";

const LATER = "2026-11-25T09:00:00.000Z";
const START = Date.parse("2026-11-24T09:00:00.000Z");
const MINUTE = 60_000;
const openCase = { kind: "dispute", byId: "me", text: "No", createdAt: LATER } as const;

it.each<[string, Partial<Session>]>([
  ["requested", { status: "requested" }],
  ["upcoming", { status: "scheduled" }],
  ["running", { status: "in_progress" }],
  ["claim", { status: "in_progress", endedById: "other", settlesAt: LATER }],
  ["case", { status: "in_progress", endedById: "other", openCase }],
  ["absence", { status: "no_show", absentId: "me", settlesAt: LATER }],
  ["case", { status: "no_show", absentId: "me", openCase }],
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

it("looks again when time lets people do something else", () => {
  const minutes = (session: Session) =>
    momentsOf(session).map((moment) => (moment - START) / MINUTE);
  expect(minutes(makeSession())).toEqual([-720, -15, 0, 10, 60]);
  expect(minutes(makeSession({ status: "in_progress" }))).toEqual([0, 10, 60]);
  expect(momentsOf(makeSession({ status: "cancelled" }))).toEqual([]);
});

it("opens the door when the server says so", () => {
  const view = (actions: Session["actions"]) => viewOf(makeSession({ actions }), "me");
  expect(stageOf(view([]), START - 20 * MINUTE)).toBe("ahead");
  expect(stageOf(view(["start"]), START - 14 * MINUTE)).toBe("open");
  expect(stageOf(view(["start"]), START + MINUTE)).toBe("begun");
  expect(stageOf(view([]), START + 61 * MINUTE)).toBe("late");
});

it("says who is who", () => {
  const joined = { joinedAt: LATER, hasReviewed: false };
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

it.each<[string, string, Partial<Session>]>([
  ["cancelledByMe", "nobodyPays", { status: "cancelled", cancelledById: "me" }],
  ["cancelledByThem", "late", { status: "cancelled", cancelledById: "other", wasLate: true }],
  ["cancelled", "nobodyPays", { status: "cancelled" }],
  ["declinedByThem", "nobodyPays", { status: "declined", cancelledById: "other" }],
  ["expired", "nobodyPays", { status: "expired" }],
  ["absentMe", "half", { status: "no_show", absentId: "me", settledAt: LATER }],
  ["absentThem", "half", { status: "no_show", absentId: "other", settledAt: LATER }],
  ["abandoned", "nobodyPays", { status: "abandoned", absentId: "me", settledAt: LATER }],
])("ends as %s, and %s", (ending, cost, change) => {
  const view = viewOf(makeSession(change), "me");
  expect(endingOf(view)).toBe(ending);
  expect(costOf(view)).toBe(cost);
});

it("says why the room stays shut", () => {
  expect(refusalOf(undefined, START)).toBe("gone");
  expect(refusalOf(makeSession(), START - 60 * MINUTE)).toBe("early");
  expect(refusalOf(makeSession(), START)).toBe("gone");
  expect(refusalOf(makeSession({ status: "in_progress" }), START)).toBe("gone");
  expect(refusalOf(makeSession({ status: "completed" }), START)).toBe("over");
  expect(refusalOf(makeSession({ status: "requested" }), START)).toBe("notOpen");
});

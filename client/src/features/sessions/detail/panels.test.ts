// @vitest-environment jsdom
import type { Session } from "skillswap-sdk";
import { expect, it } from "vitest";
import { viewOf } from "@/entities/session/view";
import { makeSession } from "@/test/factories";
import { costOf, endingOf } from "./over-panel";
import { stageOf } from "./upcoming-panel";

const LATER = "2026-11-25T09:00:00.000Z";
const START = Date.parse("2026-11-24T09:00:00.000Z");
const MINUTE = 60_000;

it("opens the room when the server allows it", () => {
  const view = (actions: Session["actions"]) => viewOf(makeSession({ actions }), "me");
  expect(stageOf(view([]), START - 20 * MINUTE)).toBe("ahead");
  expect(stageOf(view(["start"]), START - 14 * MINUTE)).toBe("open");
  expect(stageOf(view(["start"]), START + MINUTE)).toBe("begun");
  expect(stageOf(view([]), START + 61 * MINUTE)).toBe("late");
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

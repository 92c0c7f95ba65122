import type { Session, Suggestion } from "skillswap-sdk";
import { expect, it } from "vitest";
import { makeMe, makePerson, makeSession } from "@/test/factories";
import { nextThing } from "./next-thing";

const NOW = Date.parse("2026-11-24T08:50:00.000Z");
const match: Suggestion = {
  user: makePerson("noor", { name: "Noor" }),
  score: 80,
  theyTeach: [],
  youTeach: [],
  mutual: true,
  isSaved: false,
  overlapMinutes: 0,
  reasons: [],
};

function next(change: Partial<Parameters<typeof nextThing>[0]>) {
  const nobody = { sessions: [], proposals: [], ringsWaiting: 0, unreadMessages: 0, matches: [] };
  return nextThing({ me: makeMe(), now: NOW, hasSkills: true, ...nobody, ...change });
}

const asks = (action: "accept" | "confirm"): Session =>
  makeSession({
    id: action,
    status: "requested",
    scheduledTime: "2026-11-28T09:00:00.000Z",
    actions: [action],
  });

it("a session whose room is open comes before everything else", () => {
  const sessions = [asks("accept"), asks("confirm"), makeSession({ id: "now" })];
  expect(next({ sessions })).toEqual({ what: "join", name: "Omar Said", to: "/sessions/now" });
});

it("what somebody waits for comes before what one could do for oneself", () => {
  const me = makeMe({ firstRun: "open" });
  const sessions = [asks("accept"), asks("confirm")];
  expect(next({ me, sessions })).toMatchObject({ what: "confirm", to: "/sessions/confirm" });
  expect(next({ me, sessions: [asks("accept")] })).toMatchObject({ what: "answer" });
  expect(next({ me, ringsWaiting: 1, unreadMessages: 2 })).toMatchObject({
    what: "ring",
    to: "/rings",
  });
  expect(next({ me, unreadMessages: 2, matches: [match] })).toMatchObject({ what: "firstRun" });
});

it("without anybody waiting it is messages, then the best match, then a skill, then nothing", () => {
  expect(next({ unreadMessages: 2, matches: [match] })).toMatchObject({ what: "message" });
  expect(next({ matches: [match] })).toEqual({ what: "match", name: "Noor", to: "/people/noor" });
  expect(next({ hasSkills: false })).toMatchObject({ what: "firstRun", to: "/welcome" });
  expect(next({})).toBeNull();
});

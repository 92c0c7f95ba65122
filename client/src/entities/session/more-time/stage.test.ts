import { expect, it } from "vitest";
import { makeSession } from "@/test/factories";
import { viewOf } from "../view";
import { reasonOf, stageOf } from "./stage";

const asked = (byId: string) => ({ minutes: 15, byId, expiresAt: "2026-11-24T10:00:00.000Z" });

it("says who has asked to go on, and nothing while it is not possible", () => {
  const stage = (change: Parameters<typeof makeSession>[0]) =>
    stageOf(viewOf(makeSession(change), "me"));
  expect(stage({})).toBeNull();
  expect(stage({ actions: ["extend"] })).toBe("open");
  expect(stage({ actions: ["extend"], extension: asked("me") })).toBe("mine");
  expect(stage({ actions: ["extend"], extension: asked("other") })).toBe("theirs");
});

it("says to the learner and to the teacher why a length is not possible", () => {
  expect(reasonOf(null, { iTeach: true })).toBeNull();
  expect(reasonOf("insufficient_credits", { iTeach: false })).toBe("sessionPage.more.tooFew");
  expect(reasonOf("insufficient_credits", { iTeach: true })).toBe("sessionPage.more.tooFewTheirs");
  expect(reasonOf("too_long", { iTeach: true })).toBe("sessionPage.more.tooLong");
});

import type { SkillColumns } from "skillswap-sdk";
import { expect, it } from "vitest";
import { makeMe, makeSkill } from "@/test/factories";
import { before, nextOf, openStep } from "./steps";

const guitar = makeSkill("s1", "Guitar");
const evening = [{ weekday: 0, start: "18:00", end: "21:00" }];
const columns = (offer: number, learn: number): SkillColumns => ({
  offer: Array.from({ length: offer }, () => guitar),
  learn: Array.from({ length: learn }, () => guitar),
});

it("who comes back goes on where nothing was said yet", () => {
  const me = makeMe();
  expect(openStep(me, columns(0, 0))).toBe("teach");
  expect(openStep(me, columns(0, 2))).toBe("teach");
  expect(openStep(me, columns(1, 0))).toBe("learn");
  expect(openStep(me, columns(1, 1))).toBe("free");
  expect(openStep(makeMe({ availability: evening }), columns(1, 1))).toBe("fit");
});

it("the steps lead on to who fits, and back again", () => {
  expect([nextOf("teach"), nextOf("learn"), nextOf("free")]).toEqual(["learn", "free", "fit"]);
  expect([before("teach"), before("learn"), before("fit")]).toEqual([null, "teach", "free"]);
});

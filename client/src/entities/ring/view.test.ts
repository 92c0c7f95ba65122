import type { Ring } from "skillswap-sdk";
import { expect, it } from "vitest";
import i18n from "@/lib/i18n";
import { FREE_PLACE, makeRing, makeRingMember } from "@/test/factories";
import { bookableLesson, canLeave, sentenceOf, stateOf } from "./view";

const sentences = (ring: Ring) => ring.members.map((_, place) => sentenceOf(ring, place, i18n.t));
const [me, noor, ben] = makeRing().members as [
  Ring["members"][0],
  Ring["members"][0],
  Ring["members"][0],
];
const yes = { answer: "yes" } as const;

const lesson = (teacherId: string, studentId: string, sessionStatus: string | null = null) => ({
  ...{ teacherId, studentId, sessionStatus },
  skillId: `skill-${teacherId}`,
  skillName: "Chess",
  minutes: 60,
  sessionId: sessionStatus && "s1",
});

it("a ring is heard in its order: I teach the next one, and the last one teaches me", () => {
  expect(sentences(makeRing())).toEqual([
    "You teach Guitar to Noor Haddad.",
    "Noor Haddad teaches Chess to Ben Moreau.",
    "Ben Moreau teaches Spanish to you.",
  ]);
});

it("a free place is said from both sides, wherever it is", () => {
  expect(sentences(makeRing({ members: [me, FREE_PLACE, ben] }))).toEqual([
    "You teach Guitar to whoever takes the free place.",
    "Whoever takes the free place teaches Ben Moreau.",
    "Ben Moreau teaches Spanish to you.",
  ]);
  expect(sentences(makeRing({ members: [me, noor, FREE_PLACE] })).slice(1)).toEqual([
    "Noor Haddad teaches Chess to whoever takes the free place.",
    "Whoever takes the free place teaches you.",
  ]);
});

it("a ring that waits says for whom: for me first, then for the silent ones, else for somebody new", () => {
  const agreed = { ...me, ...yes };
  const state = (change: Partial<Ring>) => stateOf(makeRing(change), i18n.t);
  expect(state({})).toBe("Waits for your answer");
  expect(state({ myAnswer: "yes", members: [agreed, { ...noor, ...yes }, ben] })).toBe(
    "Waits for Ben Moreau",
  );
  expect(state({ myAnswer: "yes", members: [agreed, FREE_PLACE, ben] })).toBe(
    "Looks for somebody new",
  );
  expect(state({ myAnswer: "no", status: "declined" })).toBe("You said no");
  expect(state({ myAnswer: "yes", status: "cancelled" })).toBe("Over");
});

it("I book the lesson in which I learn, once all agreed and while none is booked", () => {
  const lessons = [lesson("me", "noor"), lesson("noor", "ben"), lesson("ben", "me")];
  expect(bookableLesson(makeRing({ status: "accepted", lessons }), "me")).toBe(lessons[2]);
  expect(bookableLesson(makeRing({ status: "completed", lessons }), "me")).toBeUndefined();
  const booked = [lesson("ben", "me", "scheduled")];
  expect(bookableLesson(makeRing({ status: "accepted", lessons: booked }), "me")).toBeUndefined();
});

it("I may leave an agreed ring while no lesson of mine is ahead; those of the others do not keep me", () => {
  const ring = (status: string | null, teacher = "ben") =>
    makeRing({
      status: "accepted",
      members: [me, noor, ben, makeRingMember("ada", "Ada", "Dance")],
      lessons: [lesson(teacher, teacher === "ben" ? "me" : "ada", status)],
    });
  expect(canLeave(ring(null), "me")).toBe(true);
  expect(canLeave(ring("requested"), "me")).toBe(false);
  expect(canLeave(ring("requested", "noor"), "me")).toBe(true);
  expect(canLeave(makeRing(), "me")).toBe(false);
});

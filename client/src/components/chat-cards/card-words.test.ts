import { expect, it } from "vitest";
import i18n from "@/i18n";
import { makeMessage } from "@/test/factories";
import { wordsOf } from "./card-words";

const me = { id: "me", timezone: "Asia/Tokyo" };
const say = (change: Parameters<typeof makeMessage>[1]) =>
  wordsOf(makeMessage(1, change), me, i18n.t);

const ASKED = {
  kind: "session",
  content: "Asks for a session: Guitar, 2026-11-26 17:00 UTC, 60 min",
  subject: { skillName: "Guitar", scheduledTime: "2026-11-26T17:00:00.000Z", durationMinutes: 60 },
} as const;

it("a request is told in words and on my own clock", () => {
  expect(say(ASKED).replaceAll("\u202f", " ")).toBe(
    "Asks for a session: Guitar, Fri, Nov 27, 2:00 AM",
  );
  expect(say({ ...ASKED, senderId: "me" })).toMatch(/^You asked for a session: Guitar/);
});

it("a card from before its parts were kept says what it is", () => {
  expect(say({ ...ASKED, subject: null })).toBe("Asks for a session");
  expect(say({ kind: "swap", content: "We agreed", subject: null })).toBe("You agreed on a swap");
});

it("a swap says what for what, and a text says itself", () => {
  const subject = { offeredSkillName: "Guitar", wantedSkillName: "Spanish" };
  expect(say({ kind: "swap", subject })).toBe("You agreed on a swap: Guitar for Spanish");
  expect(say({ content: "Hello" })).toBe("Hello");
});

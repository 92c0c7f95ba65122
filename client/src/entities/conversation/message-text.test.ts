import { expect, it } from "vitest";
import i18n from "@/lib/i18n";
import { makeAttachment, makeMessage } from "@/test/factories";
import { messageText } from "./message-text";

const me = { id: "me", timezone: "Asia/Tokyo" };
const say = (change: Parameters<typeof makeMessage>[1]) =>
  messageText(makeMessage(1, change), me, i18n.t);

const REQUEST = {
  kind: "session",
  content: "Asks for a session: Guitar, 2026-11-26 17:00 UTC, 60 min",
  subject: { skillName: "Guitar", scheduledTime: "2026-11-26T17:00:00.000Z", durationMinutes: 60 },
} as const;

it("a request is a sentence with the time on my own clock", () => {
  expect(say(REQUEST).replaceAll("\u00a0", " ")).toBe(
    "Asks for a session: Guitar, Fri, Nov 27, 2:00 AM",
  );
  expect(say({ ...REQUEST, senderId: "me" })).toMatch(/^You asked for a session: Guitar/);
});

it("a card from before its parts were kept says what it is", () => {
  expect(say({ ...REQUEST, subject: null })).toBe("Asks for a session");
  expect(say({ kind: "swap", content: "We agreed", subject: null })).toBe("You agreed on a swap");
});

it("a swap says what for what, and a text says itself", () => {
  const subject = { offeredSkillName: "Guitar", wantedSkillName: "Spanish" };
  expect(say({ kind: "swap", subject })).toBe("You agreed on a swap: Guitar for Spanish");
  expect(say({ content: "Hello" })).toBe("Hello");
});

it("a message without words says what files it has, and not what they are called", () => {
  const file = makeAttachment();
  const photo = makeAttachment({ contentType: "image/webp" });
  expect(say({ content: "Look", attachments: [file] })).toBe("Look");
  expect(say({ content: "", attachments: [file, photo] })).toBe("2 files");
  expect(say({ content: "", attachments: [photo] })).toBe("Photo");
  const voice = makeAttachment({ contentType: "audio/webm", durationMs: 12_300 });
  expect(say({ content: "", attachments: [voice] })).toBe("Voice message 0:12");
});

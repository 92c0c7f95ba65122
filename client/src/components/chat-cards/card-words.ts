import type { TFunction } from "i18next";
import type { Message } from "@/lib/api/types";
import { whenIn } from "@/lib/zones";

/** What is said of a message: its own words, or what its card is about. */
type Said = Pick<Message, "content" | "senderId" | "subject"> & { kind: string };
interface Reader {
  id: string;
  timezone: string;
}

/**
 * A message in one line, as `me` reads it. What a card says is written for people: in words, and at the
 * time that my clock shows. A kind that is newer than this client says its sentence.
 */
export function wordsOf(message: Said, me: Reader, t: TFunction): string {
  if (message.kind === "session") return sessionWords(message, me, t);
  if (message.kind === "swap") return swapWords(message.subject, t);
  return message.content;
}

function sessionWords({ senderId, subject }: Said, me: Reader, t: TFunction): string {
  const by = senderId === me.id ? "mine" : "theirs";
  if (!subject?.skillName) return t(`chat.cards.session.${by}Plain`);
  return t(`chat.cards.session.${by}`, {
    skill: String(subject.skillName),
    when: whenIn(String(subject.scheduledTime), me.timezone),
  });
}

function swapWords(subject: Said["subject"], t: TFunction): string {
  if (!subject?.offeredSkillName) return t("chat.cards.swapPlain");
  return t("chat.cards.swap", {
    offered: String(subject.offeredSkillName),
    wanted: String(subject.wantedSkillName),
  });
}

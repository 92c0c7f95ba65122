import type { TFunction } from "i18next";
import type { Message } from "skillswap-sdk";
import { topicName } from "@/lib/i18n/topics";
import { whenIn } from "@/lib/time/zones";
import { filesText } from "./files-text";

/** The fields that a message's line is made of: its own text, or the subject of its card. */
type TextSource = Pick<Message, "content" | "senderId" | "subject"> &
  Partial<Pick<Message, "attachments">> & { kind: string };
interface Reader {
  id: string;
  timezone: string;
}

/** Whether somebody wrote it, and it is no card or notice of ours. */
export const isWritten = ({ kind }: Pick<TextSource, "kind">) =>
  kind === "text" || kind === "correction";

/**
 * A message in one line, as `me` reads it. For a card it is a sentence with times in my zone; for a kind
 * that is newer than this client, the content the server sent; without a text what files it has.
 */
export function messageText(message: TextSource, me: Reader, t: TFunction): string {
  if (message.kind === "session") return sessionText(message, me, t);
  if (message.kind === "swap") return swapText(message.subject, t);
  return message.content || filesText(message.attachments ?? [], t);
}

function sessionText({ senderId, subject }: TextSource, me: Reader, t: TFunction): string {
  const by = senderId === me.id ? "mine" : "theirs";
  if (!subject?.skillName) return t(`chat.cards.session.${by}Plain`);
  return t(`chat.cards.session.${by}`, {
    skill: topicName(String(subject.skillName)),
    when: whenIn(String(subject.scheduledTime), me.timezone),
  });
}

function swapText(subject: TextSource["subject"], t: TFunction): string {
  if (!subject?.offeredSkillName) return t("chat.cards.swapPlain");
  return t("chat.cards.swap", {
    offered: topicName(String(subject.offeredSkillName)),
    wanted: topicName(String(subject.wantedSkillName)),
  });
}

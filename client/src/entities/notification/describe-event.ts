import type { TFunction } from "i18next";
import { memberTexts } from "@/lib/i18n/member-texts";
import { topicName } from "@/lib/i18n/topics";
import { duration } from "@/lib/time/lengths";
import { whenIn } from "@/lib/time/zones";

type EventName = keyof typeof memberTexts.notifications.events;
type Explained = keyof typeof memberTexts.notifications.texts;
type Data = Record<string, unknown>;

const isEvent = (name: string): name is EventName => name in memberTexts.notifications.events;
const isExplained = (name: string): name is Explained => name in memberTexts.notifications.texts;

const text = (data: Data, key: string) => String(data[key] ?? "");
const minutes = (data: Data, key: string) => duration(Number(data[key] ?? 0));

/** A session that only the other one has ended waits for my confirmation. */
function eventOf(data: Data): string {
  const event = text(data, "event");
  return event === "session_ended" && data.isSettled === false ? "session_claimed" : event;
}

/** The link of a notification: its session, swap or ring, else the page of its kind. */
function targetOf(data: Data, event: string): string | null {
  if (event.startsWith("credits_")) return "/credits";
  if (data.sessionId) return `/sessions/${text(data, "sessionId")}`;
  if (data.ringId) return `/rings/${text(data, "ringId")}`;
  if (data.swapId) return `/swaps/${text(data, "swapId")}`;
  if (/^(address|export|identity|passkey|recovery|second_factor)_/.test(event)) return "/settings";
  return null;
}

/** Skill, time in `zone` and length, as far as `data` has them. */
function detailsOf(data: Data, zone: string): string {
  return [
    topicName(text(data, "skillName")),
    data.scheduledTime ? whenIn(text(data, "scheduledTime"), zone) : "",
    data.minutes ? minutes(data, "minutes") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function explanation(data: Data, event: string, t: TFunction): string {
  if (event === "ring_proposed" && data.teaches && data.learns)
    return t("notifications.ringSkills", {
      teaches: topicName(text(data, "teaches")),
      learns: topicName(text(data, "learns")),
    });
  if (isExplained(event)) return t(`notifications.texts.${event}`);
  return text(data, "reason");
}

/** The text of a notification and its link. */
export interface NotificationText {
  title: string;
  text: string;
  to: string | null;
}

/** The text and link of a notification about a swap, a ring, a session, credits, a review or the account. */
export function describeEvent(data: Data, t: TFunction, zone: string): NotificationText {
  const event = eventOf(data);
  if (!isEvent(event))
    return {
      title: t("notifications.other"),
      text: detailsOf(data, zone),
      to: targetOf(data, event),
    };
  const title = t(`notifications.events.${event}`, {
    name: text(data, "personName") || t("notifications.somebody"),
    before: minutes(data, "minutesBefore"),
    time: minutes(data, "minutes"),
    passkey: text(data, "passkeyName"),
    count: Number(data.codesLeft ?? 0),
    people: text(data, "people"),
  });
  const details = event.startsWith("credits_") ? { ...data, minutes: 0 } : data;
  return {
    title,
    text: [detailsOf(details, zone), explanation(data, event, t)].filter(Boolean).join("\n"),
    to: targetOf(data, event),
  };
}

import type { TFunction } from "i18next";
import { en } from "@/i18n";
import { duration } from "@/lib/format";
import { whenIn } from "@/lib/zones";

type EventName = keyof typeof en.notifications.events;
type Explained = keyof typeof en.notifications.texts;
type Data = Record<string, unknown>;

const isEvent = (name: string): name is EventName => name in en.notifications.events;
const isExplained = (name: string): name is Explained => name in en.notifications.texts;

const text = (data: Data, key: string) => String(data[key] ?? "");
const minutes = (data: Data, key: string) => duration(Number(data[key] ?? 0));

/** A session that ended waits for my word when only the other one says so. */
function eventOf(data: Data): string {
  const event = text(data, "event");
  return event === "session_ended" && data.isSettled === false ? "session_claimed" : event;
}

/** Where it leads: to the session or the swap it is about, else to the page of its kind. */
function targetOf(data: Data, event: string): string | null {
  if (event.startsWith("credits_")) return "/credits";
  if (data.sessionId) return `/sessions/${text(data, "sessionId")}`;
  if (data.swapId) return `/swaps/${text(data, "swapId")}`;
  if (event.startsWith("export_")) return "/settings";
  return null;
}

/** Skill, time on the clock of `zone`, and length, as far as they are told. */
function detailsOf(data: Data, zone: string): string {
  return [
    text(data, "skillName"),
    data.scheduledTime ? whenIn(text(data, "scheduledTime"), zone) : "",
    data.minutes ? minutes(data, "minutes") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function explanation(data: Data, event: string, t: TFunction): string {
  if (isExplained(event)) return t(`notifications.texts.${event}`);
  return text(data, "reason");
}

/** A notification in words, and where it leads. */
export interface Told {
  title: string;
  text: string;
  to: string | null;
}

/** What an event of a swap, a session, credits, a review or the account says and where it leads. */
export function describeEvent(data: Data, t: TFunction, zone: string): Told {
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
  });
  const details = event.startsWith("credits_") ? { ...data, minutes: 0 } : data;
  return {
    title,
    text: [detailsOf(details, zone), explanation(data, event, t)].filter(Boolean).join("\n"),
    to: targetOf(data, event),
  };
}

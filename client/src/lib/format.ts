import { TZDate } from "@date-fns/tz";
import { format, formatDistanceToNowStrict, isToday, isYesterday } from "date-fns";
import i18n from "@/i18n";

export function clock(iso: string | number): string {
  return new Intl.DateTimeFormat(i18n.language, { hour: "numeric", minute: "2-digit" }).format(
    new Date(iso),
  );
}

/** "21 Nov 2026, 10:30" in the reader's own time. */
export function dateAndTime(iso: string): string {
  return new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(iso),
  );
}

export function monthYear(iso: string): string {
  return format(new Date(iso), "LLLL yyyy");
}

/** "5 minutes ago", for what lies behind us. */
export function ago(iso: string): string {
  return formatDistanceToNowStrict(new Date(iso), { addSuffix: true });
}

const RECENT_MS = 60_000;

/** Within the last minute: still news, even to someone whose connection was away for a moment. */
export function isRecent(iso: string): boolean {
  return Date.now() - Date.parse(iso) < RECENT_MS;
}

/** The time for today, "Yesterday", else the date: for lists. */
export function shortWhen(iso: string): string {
  const date = new Date(iso);
  if (isToday(date)) return clock(iso);
  if (isYesterday(date)) return i18n.t("chat.yesterday");
  return new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short" }).format(date);
}

/** The heading of a day in a conversation. */
export function dayName(iso: string | number): string {
  const date = new Date(iso);
  if (isToday(date)) return i18n.t("chat.today");
  if (isYesterday(date)) return i18n.t("chat.yesterday");
  return new Intl.DateTimeFormat(i18n.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" }),
  }).format(date);
}

/** What a clock on the wall shows in `timezone` now; empty for a zone this browser does not know. */
export function localTime(timezone: string): string {
  try {
    return format(TZDate.tz(timezone), "EEE HH:mm");
  } catch {
    return "";
  }
}

function named(type: "language" | "region", code: string): string {
  try {
    return new Intl.DisplayNames([i18n.language], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

export const languageName = (code: string) => named("language", code);
export const countryName = (code: string) => named("region", code);

/** "2 hours 30 minutes" without zero parts. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    hours > 0 && i18n.t("matches.hours", { count: hours }),
    rest > 0 && i18n.t("matches.minutes", { count: rest }),
  ]
    .filter(Boolean)
    .join(" ");
}

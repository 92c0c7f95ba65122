import i18n from "@/lib/i18n";
import { formatLocale } from "@/lib/i18n/locale";
import { dayLabel, shiftDays } from "./calendar";
import { clockIn, dayIn, shown } from "./zones";

/** Moments as seen from now. `zone` is the reader's. */

const SECONDS_OF = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "5 minutes ago", or "in 5 minutes" of the future: in the largest unit of which there is one. */
export function ago(iso: string): string {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1_000);
  const [unit, size] =
    SECONDS_OF.find(([, least]) => Math.abs(seconds) >= least) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(formatLocale()).format(Math.round(seconds / size), unit);
}

const RECENT_MS = 60_000;

/** Within the last minute: still worth a toast after a short disconnection. */
export function isRecent(iso: string): boolean {
  return Date.now() - Date.parse(iso) < RECENT_MS;
}

/** Today's date in `zone`, "2026-11-26". */
export const todayIn = (zone: string, now = Date.now()) => dayIn(now, zone);

/** "Today", "Yesterday", or null for every other day. */
function nearDay(day: string, zone: string): string | null {
  const today = todayIn(zone);
  if (day === today) return i18n.t("time.today");
  return day === shiftDays(today, -1) ? i18n.t("time.yesterday") : null;
}

/** The time for today, "Yesterday", else the date: for lists. */
export function shortWhenIn(iso: string, zone: string): string {
  const day = dayIn(iso, zone);
  if (day === todayIn(zone)) return clockIn(iso, zone);
  return nearDay(day, zone) ?? shown(iso, zone, { day: "numeric", month: "short" });
}

/** "Today", "Yesterday", else the day with its weekday, and its year when that is another one. */
export function dayNameIn(at: string | number, zone: string): string {
  const day = dayIn(at, zone);
  const isThisYear = day.slice(0, 4) === todayIn(zone).slice(0, 4);
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return (
    nearDay(day, zone) ?? dayLabel(day, { weekday: "long", day: "numeric", month: "long", ...year })
  );
}

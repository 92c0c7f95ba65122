import i18n from "@/i18n";
import { addMinutesTo, clockIn, dayIn, dayLabel } from "@/lib/zones";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number) => String(value).padStart(2, "0");

/** "2 days 3 h", "3 h 12 min", "14:05" (minutes and seconds in the last hour). Never below zero. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / SECOND) * SECOND);
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  if (days > 0)
    return [
      i18n.t("sessionPage.days", { count: days }),
      hours > 0 && i18n.t("sessionPage.hours", { count: hours }),
    ]
      .filter(Boolean)
      .join(" ");
  if (hours > 0)
    return [
      i18n.t("sessionPage.hours", { count: hours }),
      minutes > 0 && i18n.t("sessionPage.minutes", { count: minutes }),
    ]
      .filter(Boolean)
      .join(" ");
  return `${two(minutes)}:${two((left % MINUTE) / SECOND)}`;
}

const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

/** "Tuesday, November 24, 2026" on the wall calendar of that zone. */
export function longDayIn(iso: string, zone: string): string {
  return dayLabel(dayIn(iso, zone), LONG);
}

/** "6:00 PM – 7:00 PM" on the wall clock of that zone. */
export function spanIn(iso: string, zone: string, minutes: number): string {
  return `${clockIn(iso, zone)} – ${clockIn(addMinutesTo(iso, minutes), zone)}`;
}

import { addDays, format, startOfWeek } from "date-fns";
import { formatLocale } from "@/lib/i18n/locale";
import { hourCycleForm, hourDigits, unbrokenParts } from "./hour-cycle";
import { firstWeekday } from "./week-start";

/** Days, weeks and months without a zone. A day is written "2026-11-24", a month "2026-11". */

/** In the language of the client; `date` is read in UTC. */
function named(date: Date | number, form: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { ...form, timeZone: "UTC" });
  return unbrokenParts(format.formatToParts(date));
}

/** "Tuesday, November 24" of a day. */
export function dayLabel(
  day: string,
  form: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" },
): string {
  return named(new Date(`${day}T00:00:00Z`), form);
}

/** "Tuesday, November 24, 2026" of a day. */
export const longDay = (day: string) =>
  dayLabel(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** The name of a weekday counted from 0 = Monday. */
export function weekdayName(weekday: number, style: "long" | "short" | "narrow" = "long"): string {
  return named(Date.UTC(2024, 0, 1 + weekday), { weekday: style }); // 1 January 2024 was a Monday
}

/** A weekday in at most 4 letters: "Mon", and "ن" where the short name is the long one, as in Arabic. */
export function briefWeekdayName(weekday: number): string {
  const short = weekdayName(weekday, "short");
  return short.length > 4 ? weekdayName(weekday, "narrow") : short;
}

/** "2026-11" as "Nov", or "November 2026" in full. */
export function monthName(month: string, style: "short" | "long"): string {
  const year = style === "long" ? ({ year: "numeric" } as const) : {};
  return named(new Date(`${month}-01T00:00:00Z`), { month: style, ...year });
}

/** "8 AM" of an hour of the day. */
export const hourLabel = (hour: number) =>
  named(Date.UTC(2026, 0, 5, hour), { hour: "numeric", ...hourCycleForm() });

/** The hour as the head of a row: "08:00" on a clock of 24 hours, "8 AM" on one of 12. */
export const rowHour = (hour: number) =>
  hourDigits() === "2-digit" ? wallClock(`${String(hour).padStart(2, "0")}:00`) : hourLabel(hour);

/** "18:30" of a clock as every other time is read: as the member chose, else as the language has it. */
export function wallClock(time: string): string {
  const digits = hourDigits();
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (hour > 23 && digits === "2-digit") return time; // the end of a day on a clock of 24 hours
  return named(Date.UTC(2026, 0, 5, hour, minute), {
    hour: digits,
    minute: "2-digit",
    ...hourCycleForm(),
  });
}

function dateOf(day: string): Date {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

export const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The first day of the week that `day` is in: a Monday, Sunday or Saturday, as the reader's region has it. */
export const weekOf = (day: string) =>
  format(startOfWeek(dateOf(day), { weekStartsOn: firstWeekday() }), "yyyy-MM-dd");

/** The weekdays as the server counts them, 0 = Monday, in the order of the reader's week. */
export const weekdaysInOrder = (): number[] =>
  [0, 1, 2, 3, 4, 5, 6].map((by) => (firstWeekday() + 6 + by) % 7);

export const shiftDays = (day: string, by: number) =>
  format(addDays(dateOf(day), by), "yyyy-MM-dd");

/** The seven days of a week that begins on `first`. */
export const daysOfWeek = (first: string): string[] =>
  [0, 1, 2, 3, 4, 5, 6].map((by) => shiftDays(first, by));

import i18n from "@/lib/i18n";
import { unbroken } from "@/lib/i18n/unbroken";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where a length stands: by itself, or after another word ("in …", "… longer"), as Arabic and German say it otherwise. */
type Place = "alone" | "after";
type Full = "days" | "fullHours" | "fullMinutes";
type Unit = Full | `${Full}After` | "hours" | "minutes";

const inUnits = (count: number, unit: Unit) => unbroken(i18n.t(`time.${unit}`, { count }));

const inFull = (count: number, unit: Full, place: Place) =>
  inUnits(count, place === "after" ? (`${unit}After` as const) : unit);

const joined = (...parts: (string | false)[]) => parts.filter(Boolean).join(" ");

/** "1 h 30 min", "45 min", "0 min": never broken across lines. */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return unbroken(
    joined(
      hours > 0 && inUnits(hours, "hours"),
      (rest > 0 || hours === 0) && inUnits(rest, "minutes"),
    ),
  );
}

/** "1 hour 30 minutes": the same in full words, which breaks between the two alone; empty for zero. */
export function duration(minutes: number, place: Place = "alone"): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return joined(
    hours > 0 && inFull(hours, "fullHours", place),
    rest > 0 && inFull(rest, "fullMinutes", place),
  );
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** "2 days 3 h", "3 h 12 min", "14:05" (minutes and seconds in the last hour). Never below zero. */
export function countdown(ms: number, place: Place = "alone"): string {
  const left = Math.max(0, Math.ceil(ms / SECOND_MS) * SECOND_MS);
  const days = Math.floor(left / DAY_MS);
  const hours = Math.floor((left % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((left % HOUR_MS) / MINUTE_MS);
  if (days > 0) return joined(inFull(days, "days", place), hours > 0 && inUnits(hours, "hours"));
  if (hours > 0) return joined(inUnits(hours, "hours"), minutes > 0 && inUnits(minutes, "minutes"));
  return `${twoDigits(minutes)}:${twoDigits((left % MINUTE_MS) / SECOND_MS)}`;
}

/** The time from `now` (ms) until `at`, as said after "in": whole days from two on, else hours and minutes, rounded up. */
export function timeUntil(at: string, now: number): string {
  const left = Math.max(0, Date.parse(at) - now);
  const days = Math.floor(Math.ceil(left / MINUTE_MS) / (24 * 60));
  if (days >= 2) return inFull(days, "days", "after");
  return hoursAndMinutes(Math.ceil(left / MINUTE_MS));
}

import { TZDate, tz } from "@date-fns/tz";
import { differenceInCalendarDays, format } from "date-fns";
import { withCommas } from "@/lib/i18n/lists";
import { formatLocale } from "@/lib/i18n/locale";
import { unbroken } from "@/lib/i18n/unbroken";
import { longDay } from "./calendar";
import { hourCycleForm, hourDigits, unbrokenParts } from "./hour-cycle";

/** Moments in a zone: the reader's or another person's. Zones are IANA names, moments ISO texts or milliseconds. */

/** `zone`, or UTC when this browser does not know it. */
function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone || "UTC";
  } catch {
    return "UTC";
  }
}

/** Every zone this browser knows, UTC first. */
export function timezones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

/** A moment in `zone`, in the language of the client. */
export function shown(at: string | number, zone: string, form: Intl.DateTimeFormatOptions): string {
  const clock = form.hour || form.timeStyle ? hourCycleForm() : {};
  const format = new Intl.DateTimeFormat(formatLocale(), {
    ...form,
    ...clock,
    timeZone: knownZone(zone),
  });
  return unbrokenParts(format.formatToParts(new Date(at)));
}

const at = (moment: string | number, zone: string) =>
  new TZDate(+new Date(moment), knownZone(zone));

/** "2:00 PM" */
export const clockIn = (moment: string | number, zone: string) =>
  shown(moment, zone, { hour: hourDigits(), minute: "2-digit" });

/** "Tue, Nov 24" */
export const shortDayIn = (iso: string, zone: string) =>
  shown(iso, zone, { weekday: "short", day: "numeric", month: "short" });

/** "Tue, Nov 24, 2:00 PM" */
export const whenIn = (iso: string, zone: string) =>
  withCommas([shortDayIn(iso, zone), clockIn(iso, zone)]);

/** "Nov 21, 2026, 10:30 AM" */
export const dateAndTimeIn = (iso: string, zone: string) =>
  shown(iso, zone, { dateStyle: "medium", timeStyle: "short" });

/** "November 2026" */
export const monthYearIn = (iso: string, zone: string) =>
  shown(iso, zone, { month: "long", year: "numeric" });

/** "Tuesday, November 24, 2026" */
export const longDayIn = (iso: string, zone: string) => longDay(dayIn(iso, zone));

/** "6:00 PM – 7:00 PM" */
export const spanIn = (iso: string, zone: string, minutes: number) =>
  `${clockIn(iso, zone)} – ${clockIn(addMinutesTo(iso, minutes), zone)}`;

/** The day of a moment in `zone`, "2026-11-24". */
export const dayIn = (moment: string | number, zone: string) =>
  format(at(moment, zone), "yyyy-MM-dd");

/** Minutes since midnight on the clocks of `zone`. */
export function minutesOfDayIn(moment: number, zone: string): number {
  const local = at(moment, zone);
  return local.getHours() * 60 + local.getMinutes();
}

/** "Tue 2:05 PM": day and time in `timezone` now; empty for a zone this browser does not know. */
export function localTime(timezone: string): string {
  if (knownZone(timezone) !== timezone) return "";
  const now = Date.now();
  return `${shown(now, timezone, { weekday: "short" })} ${clockIn(now, timezone)}`;
}

/** "New York" of "America/New_York". */
export function placeOfZone(zone: string): string {
  return (knownZone(zone).split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "Berlin, GMT+1": the place and its offset at that moment, on one line: a break would turn the comma in Arabic. */
export function zoneLabel(zone: string, moment: string): string {
  const offset = new Intl.DateTimeFormat("en", {
    timeZone: knownZone(zone),
    timeZoneName: "shortOffset",
  })
    .formatToParts(new Date(moment))
    .find(({ type }) => type === "timeZoneName")?.value;
  const place = placeOfZone(zone);
  return place === "UTC" || !offset ? place : unbroken(`${place}, ${offset}`);
}

/** Whether clocks in both zones show the same at that moment. */
export const sameClock = (moment: string, one: string, two: string) =>
  wallOf(moment, one) === wallOf(moment, two);

/** How many days later (or earlier) it is for them than for me: -1, 0 or 1. */
export function daysAhead(iso: string, mine: string, theirs: string): number {
  return differenceInCalendarDays(
    new Date(`${dayIn(iso, theirs)}T12:00:00Z`),
    new Date(`${dayIn(iso, mine)}T12:00:00Z`),
    { in: tz("UTC") },
  );
}

/** A moment in `zone` as a date-time input has it: "2026-11-24T14:00". */
export const wallOf = (moment: string, zone: string) =>
  format(at(moment, zone), "yyyy-MM-dd'T'HH:mm");

/** The moment of a date-time input's value in `zone`. Null for a time that a change of clocks leaves out. */
export function momentOf(wall: string, zone: string): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(wall)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const moment = new TZDate(year, month - 1, day, hour, minute, knownZone(zone));
  const iso = new Date(+moment).toISOString();
  return wallOf(iso, zone) === wall.slice(0, 16) ? iso : null;
}

/** The first moment of a day in `zone`. */
export function dayStart(day: string, zone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(+new TZDate(year, month - 1, date, knownZone(zone)));
}

export function addMinutesTo(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}

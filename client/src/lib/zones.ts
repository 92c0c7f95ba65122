import { TZDate, tz } from "@date-fns/tz";
import { differenceInCalendarDays, format } from "date-fns";
import i18n from "@/i18n";

/** Times on the clocks of two people. Zones are IANA names; days are written as "2026-11-21". */

/** `zone`, or UTC where this browser does not know it: then UTC is also the name that is shown. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone || "UTC";
  } catch {
    return "UTC";
  }
}

function shown(iso: string, zone: string, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(i18n.language, { ...form, timeZone: knownZone(zone) }).format(
    new Date(iso),
  );
}

export const clockIn = (iso: string, zone: string) =>
  shown(iso, zone, { hour: "numeric", minute: "2-digit" });

/** "Tue, Nov 24" */
export const shortDayIn = (iso: string, zone: string) =>
  shown(iso, zone, { weekday: "short", day: "numeric", month: "short" });

/** "Tue, Nov 24, 2:00 PM" */
export const whenIn = (iso: string, zone: string) =>
  `${shortDayIn(iso, zone)}, ${clockIn(iso, zone)}`;

/** The day that `iso` falls on in `zone`. */
export function dayIn(iso: string, zone: string): string {
  return format(new TZDate(iso, knownZone(zone)), "yyyy-MM-dd");
}

/** "Tuesday, November 24" of a day, which is the same in every zone. */
export function dayLabel(day: string, form: Intl.DateTimeFormatOptions = {}): string {
  const long = { weekday: "long", day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(i18n.language, {
    ...(Object.keys(form).length > 0 ? form : long),
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** "New York" of "America/New_York". */
export function placeOfZone(zone: string): string {
  return (knownZone(zone).split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "Berlin, GMT+1": the place and how its clocks stand at that moment. */
export function zoneLabel(zone: string, at: string): string {
  const offset = new Intl.DateTimeFormat("en", {
    timeZone: knownZone(zone),
    timeZoneName: "shortOffset",
  })
    .formatToParts(new Date(at))
    .find(({ type }) => type === "timeZoneName")?.value;
  const place = placeOfZone(zone);
  return place === "UTC" || !offset ? place : `${place}, ${offset}`;
}

/** Whether clocks in both zones show the same at that moment. */
export function sameClock(at: string, one: string, two: string): boolean {
  const wall = (zone: string) => wallOf(at, zone);
  return wall(one) === wall(two);
}

/** How many days later (or earlier) it is for them than for me: -1, 0 or 1. */
export function daysAhead(iso: string, mine: string, theirs: string): number {
  return differenceInCalendarDays(
    new Date(`${dayIn(iso, theirs)}T12:00:00Z`),
    new Date(`${dayIn(iso, mine)}T12:00:00Z`),
    { in: tz("UTC") },
  );
}

/** What the clocks in `zone` show, as a date-time input writes it. */
export function wallOf(iso: string, zone: string): string {
  return format(new TZDate(iso, knownZone(zone)), "yyyy-MM-dd'T'HH:mm");
}

/** The moment at which clocks in `zone` show `wall`. Null for a time that a change of clocks leaves out. */
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

import type { FreeSlot } from "skillswap-sdk";
import { shiftDays } from "@/lib/time/calendar";
import { addMinutesTo, dayIn, dayStart } from "@/lib/time/zones";

export interface SlotDay {
  /** "2026-11-24" */
  day: string;
  slots: FreeSlot[];
}

/** Free times by the day they begin on in `zone`, both in order. */
export function groupByDay(slots: FreeSlot[], zone: string): SlotDay[] {
  const days = new Map<string, FreeSlot[]>();
  const ordered = [...slots].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  for (const slot of ordered) {
    const day = dayIn(slot.start, zone);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, inDay]) => ({ day, slots: inDay }));
}

const DAYS_SHOWN = 14;
const MINUTES_A_DAY = 24 * 60;

/** Fortnight number `page` from `now`: from this minute on, then from midnight to midnight in `zone`. */
export function fortnight(page: number, now: string, zone: string): { from: string; to: string } {
  const edge = (weeks: number) => {
    const noon = addMinutesTo(`${dayIn(now, zone)}T12:00:00Z`, weeks * DAYS_SHOWN * MINUTES_A_DAY);
    return dayStart(noon.slice(0, 10), zone).toISOString();
  };
  return { from: page === 0 ? now : edge(page), to: edge(page + 1) };
}

/** Every day in `zone` from `from` to before `to`, with its free times, also those without one. */
export function daysBetween(slots: FreeSlot[], from: string, to: string, zone: string): SlotDay[] {
  const free = new Map(groupByDay(slots, zone).map((each) => [each.day, each.slots]));
  const last = dayIn(Date.parse(to) - 1, zone);
  const days: SlotDay[] = [];
  for (let day = dayIn(from, zone); day <= last; day = shiftDays(day, 1))
    days.push({ day, slots: free.get(day) ?? [] });
  return days;
}

import type { Slot } from "skillswap-sdk";

/** Weekdays count from 0 = Monday; times are "HH:MM" in the member's time zone, "24:00" the day's end. */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const DAY_END = 24 * 60;

export function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

export function toTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function slotsOf(slots: Slot[], weekday: number): Slot[] {
  return slots.filter((slot) => slot.weekday === weekday);
}

/** In order, with slots that touch or overlap joined into one. */
export function normalise(slots: Slot[]): Slot[] {
  const sorted = [...slots].sort(
    (a, b) => a.weekday - b.weekday || toMinutes(a.start) - toMinutes(b.start),
  );
  const joined: Slot[] = [];
  for (const slot of sorted) {
    const last = joined.at(-1);
    if (last?.weekday === slot.weekday && toMinutes(slot.start) <= toMinutes(last.end))
      joined[joined.length - 1] = { ...last, end: later(last.end, slot.end) };
    else joined.push(slot);
  }
  return joined;
}

function later(a: string, b: string): string {
  return toMinutes(a) >= toMinutes(b) ? a : b;
}

/** How much of the hour is free: 0 to 60 minutes. */
export function freeMinutes(slots: Slot[], weekday: number, hour: number): number {
  const from = hour * 60;
  return slotsOf(slots, weekday).reduce((sum, { start, end }) => {
    const overlap = Math.min(toMinutes(end), from + 60) - Math.max(toMinutes(start), from);
    return sum + Math.max(0, overlap);
  }, 0);
}

/** Makes the whole hour free or not free. */
export function setHour(slots: Slot[], weekday: number, hour: number, free: boolean): Slot[] {
  const start = hour * 60;
  if (free)
    return normalise([...slots, { weekday, start: toTime(start), end: toTime(start + 60) }]);
  return normalise(slots.flatMap((slot) => without(slot, weekday, start, start + 60)));
}

function without(slot: Slot, weekday: number, from: number, to: number): Slot[] {
  const [start, end] = [toMinutes(slot.start), toMinutes(slot.end)];
  if (slot.weekday !== weekday || end <= from || start >= to) return [slot];
  const left = start < from ? [{ ...slot, end: toTime(from) }] : [];
  const right = end > to ? [{ ...slot, start: toTime(to) }] : [];
  return [...left, ...right];
}

/** Replaces the times of `targets` by those of `from`. */
export function copyDay(slots: Slot[], from: number, targets: readonly number[]): Slot[] {
  const to = targets.filter((day) => day !== from);
  const kept = slots.filter(({ weekday }) => !to.includes(weekday));
  const copies = to.flatMap((weekday) =>
    slotsOf(slots, from).map((slot) => ({ ...slot, weekday })),
  );
  return normalise([...kept, ...copies]);
}

/** The slot a new exact time starts with: an hour after the last, or 18:00. Null for a full day. */
export function nextSlot(slots: Slot[], weekday: number): Slot | null {
  const ends = slotsOf(slots, weekday).map(({ end }) => toMinutes(end));
  if (ends.length === 0) return { weekday, start: "18:00", end: "19:00" };
  const start = Math.max(...ends) + 60;
  if (start >= DAY_END) return null;
  return { weekday, start: toTime(start), end: toTime(Math.min(start + 60, DAY_END)) };
}

export type SlotProblem = "backwards" | "overlap";

/** The problem with a day's times; null when they can be saved. */
export function problemOf(slots: Slot[], weekday: number): SlotProblem | null {
  const day = slotsOf(slots, weekday);
  if (day.some(({ start, end }) => toMinutes(end) <= toMinutes(start))) return "backwards";
  const sorted = [...day].sort((a, b) => toMinutes(a.start) - toMinutes(b.start));
  const overlaps = sorted.some((slot, index) => {
    const next = sorted[index + 1];
    return next && toMinutes(next.start) < toMinutes(slot.end);
  });
  return overlaps ? "overlap" : null;
}

/** Half-hour steps for choosing a time, plus `also` when it lies between them. */
export function timeSteps(also: string): string[] {
  const steps = Array.from({ length: 49 }, (_, index) => toTime(index * 30));
  return steps.includes(also) ? steps : [...steps, also].sort();
}

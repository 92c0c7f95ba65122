import type { Slot } from "skillswap-sdk";
import { freeMinutes, setHour } from "@/entities/availability/availability";

interface Preset {
  days: readonly number[];
  /** From the first hour up to the second, on the member's clock. */
  hours: readonly [number, number];
}

/** Times that fit many people, as a start. */
export const PRESETS = {
  evenings: { days: [0, 1, 2, 3, 4], hours: [18, 21] },
  weekends: { days: [5, 6], hours: [10, 18] },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;

function cells({ days, hours: [from, to] }: Preset): [number, number][] {
  const hours = Array.from({ length: to - from }, (_, index) => from + index);
  return days.flatMap((day) => hours.map((hour): [number, number] => [day, hour]));
}

/** Whether all of its hours are free in `slots`. */
export function hasPreset(slots: Slot[], name: PresetName): boolean {
  return cells(PRESETS[name]).every(([day, hour]) => freeMinutes(slots, day, hour) === 60);
}

/** Makes all of its hours free, or none of them. */
export function withPreset(slots: Slot[], name: PresetName, free: boolean): Slot[] {
  return cells(PRESETS[name]).reduce((all, [day, hour]) => setHour(all, day, hour, free), slots);
}

import { formatLocale } from "@/lib/i18n/locale";
import { unbroken } from "@/lib/i18n/unbroken";
import { keepOnDevice, onDevice } from "../device-storage";
import { createStore, useStore } from "../store";

/** 12 or 24 hours, or "" for what is usual in the language. */
export type HourCycle = "h12" | "h23" | "";

const KEY = "skillswap.hourCycle";

const read = (value: string | null): HourCycle => (value === "h12" || value === "h23" ? value : "");

const chosen = createStore<HourCycle>(read(onDevice(KEY)));

/** For `Intl.DateTimeFormat`: nothing when the language decides. */
export function hourCycleForm(): { hourCycle?: "h12" | "h23" } {
  const hourCycle = chosen.get();
  return hourCycle ? { hourCycle } : {};
}

/** "09:00" on a clock of 24 hours, "9:00 AM" on one of 12; ICU's data differ in that from browser to browser. */
export function hourDigits(): "numeric" | "2-digit" {
  const form = { hour: "numeric", ...hourCycleForm() } as const;
  const { hourCycle } = new Intl.DateTimeFormat(formatLocale(), form).resolvedOptions();
  return hourCycle === "h23" ? "2-digit" : "numeric";
}

/** The parts as a text in which "PM" stands on the line of its hour, and a month on that of its day. */
export function unbrokenParts(parts: readonly Intl.DateTimeFormatPart[]): string {
  const is = (at: number, ...types: Intl.DateTimeFormatPartTypes[]) =>
    types.some((type) => parts[at]?.type === type);
  const joins = (at: number) =>
    is(at - 1, "dayPeriod") ||
    is(at + 1, "dayPeriod") ||
    (is(at, "literal") && is(at - 1, "day", "month") && is(at + 1, "day", "month"));
  return parts
    .map(({ value }, at) =>
      is(at, "dayPeriod") || joins(at) ? unbroken(value.replaceAll("\u202f", " ")) : value,
    )
    .join("");
}

/** Clocks are shown like this from now on, also after a reload. */
export function keepHourCycle(value: string): void {
  const next = read(value);
  if (next === chosen.get()) return;
  keepOnDevice(KEY, next);
  chosen.set(next);
}

export const useHourCycle = (): HourCycle => useStore(chosen);

import { ago, dayName, shortWhen } from "@/lib/format";
import { useNow, useToday } from "@/lib/use-now";

/** Moments in words that stay true while the page is open. */

/** "5 minutes ago" */
export function Ago({ at }: { at: string }) {
  useNow();
  return ago(at);
}

/** The time for today, "Yesterday", else the date. */
export function ShortWhen({ at }: { at: string }) {
  useToday();
  return shortWhen(at);
}

/** "Today", "Yesterday", else the day. */
export function DayName({ at }: { at: string | number }) {
  useToday();
  return dayName(at);
}

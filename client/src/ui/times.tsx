import { useMyZone } from "@/lib/time/my-zone";
import { useNow, useToday } from "@/lib/time/now";
import { ago, dayNameIn, shortWhenIn } from "@/lib/time/relative";

/** Relative times in the reader's zone, which stay true while the page is open. */

/** "5 minutes ago" */
export function Ago({ at }: { at: string }) {
  useNow();
  return ago(at);
}

/** The time for today, "Yesterday", else the date. */
export function ShortWhen({ at }: { at: string }) {
  const zone = useMyZone();
  useToday(zone);
  return shortWhenIn(at, zone);
}

/** "Today", "Yesterday", else the day. */
export function DayName({ at }: { at: string | number }) {
  const zone = useMyZone();
  useToday(zone);
  return dayNameIn(at, zone);
}

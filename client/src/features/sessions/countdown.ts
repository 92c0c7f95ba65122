import type { TFunction } from "i18next";
import { hoursAndMinutes } from "@/lib/credits";

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;

/** How long until `at`: whole days from two days on, else hours and minutes, begun minutes counting. */
export function timeUntil(at: string, now: number, t: TFunction): string {
  const minutes = Math.max(0, Math.ceil((Date.parse(at) - now) / MINUTE_MS));
  const days = Math.floor(minutes / MINUTES_A_DAY);
  return days >= 2 ? t("sessions.home.days", { count: days }) : hoursAndMinutes(minutes);
}

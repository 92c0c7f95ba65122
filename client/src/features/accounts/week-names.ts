import i18n from "@/i18n";

/** The name of a weekday counted from 0 = Monday. */
export function weekdayName(weekday: number, style: "long" | "short" = "long"): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + weekday));
  return new Intl.DateTimeFormat(i18n.language, { weekday: style, timeZone: "UTC" }).format(date);
}

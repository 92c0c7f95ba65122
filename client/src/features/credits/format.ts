import i18n from "@/i18n";
import { creditNumber } from "@/lib/credits";

export { dateAndTime as moment } from "@/lib/format";

/** With its sign, the minus as long as the plus: "+1", "−0.5". */
export function signedCredits(minutes: number): string {
  const number = creditNumber(Math.abs(minutes));
  if (minutes === 0) return number;
  return `${minutes > 0 ? "+" : "−"}${number}`;
}

/** "2026-11" as "Nov", or "Nov 2026" in full. */
export function monthName(month: string, form: "short" | "long"): string {
  const year = form === "long" ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(i18n.language, { month: form, timeZone: "UTC", ...year }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

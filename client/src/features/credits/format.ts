import i18n from "@/i18n";

export { dateAndTime as moment } from "@/lib/format";

const MINUTES_PER_CREDIT = 60;

/** 90 minutes are "1.5 credits". The server knows minutes only; sixty are one credit. */
export function credits(minutes: number): string {
  return i18n.t("credits.amount", {
    count: minutes / MINUTES_PER_CREDIT,
    shown: creditNumber(minutes),
  });
}

/** The number alone: "1.5". Ten minutes are 0.17, so the exact minutes stand beside it where they matter. */
export function creditNumber(minutes: number): string {
  return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(
    minutes / MINUTES_PER_CREDIT,
  );
}

/** With its sign, the minus as long as the plus: "+1", "−0.5". */
export function signedCredits(minutes: number): string {
  const number = creditNumber(Math.abs(minutes));
  if (minutes === 0) return number;
  return `${minutes > 0 ? "+" : "−"}${number}`;
}

/** "1 h 30 min", "45 min", "0 min". */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 && i18n.t("credits.hours", { count: hours }),
    (rest > 0 || hours === 0) && i18n.t("credits.minutes", { count: rest }),
  ];
  return parts.filter(Boolean).join(" ");
}

/** "2026-11" as "Nov", or "Nov 2026" in full. */
export function monthName(month: string, form: "short" | "long"): string {
  const year = form === "long" ? ({ year: "numeric" } as const) : {};
  return new Intl.DateTimeFormat(i18n.language, { month: form, timeZone: "UTC", ...year }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

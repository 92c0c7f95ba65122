import i18n from "@/lib/i18n";
import { directionOf } from "@/lib/i18n/languages";
import { shownNumber } from "@/lib/i18n/numbers";
import { unbroken } from "@/lib/i18n/unbroken";

const MINUTES_PER_CREDIT = 60;

/** 90 minutes are "1.5 credits". The server knows minutes only; sixty are one credit. */
export function credits(minutes: number): string {
  const count = minutes / MINUTES_PER_CREDIT;
  return unbroken(i18n.t("credits.amount", { count, shown: creditNumber(minutes) }));
}

/** The number alone: "1.5". Ten minutes are 0.17, so exact minutes are shown beside it where they matter. */
export function creditNumber(minutes: number): string {
  return shownNumber(minutes / MINUTES_PER_CREDIT, 2);
}

/** With its sign, the minus as long as the plus: "+1", "−0.5", before the number in Arabic too. */
export function signedCredits(minutes: number): string {
  const number = creditNumber(Math.abs(minutes));
  if (minutes === 0) return number;
  return `${directionOf(i18n.language) === "rtl" ? "\u200e" : ""}${minutes > 0 ? "+" : "−"}${number}`;
}

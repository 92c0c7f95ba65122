import { formatLocale } from "./locale";

/** A number in the language of the client, rounded to at most `digits` after the point. */
export function shownNumber(value: number, digits: number): string {
  return new Intl.NumberFormat(formatLocale(), { maximumFractionDigits: digits }).format(value);
}

import { directionOf } from "./languages";

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/**
 * A name or a time inside an Arabic sentence, and an Arabic name inside any other, keeps its own direction and leaves
 * that of the sentence alone. Else "Leila, 1 h" would read "1, Leila h".
 */
export function isolated(text: string, language: string): string {
  const isOther = directionOf(language) === "rtl" || RIGHT_TO_LEFT.test(text);
  return isOther ? `\u2068${text}\u2069` : text;
}

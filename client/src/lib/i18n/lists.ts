import i18n from ".";
import { isolated } from "./isolated";
import { directionOf } from "./languages";
import { formatLocale } from "./locale";

/** Parts behind each other with the comma of the language: "Mon, 2 Dec", in Arabic with "،". Empty ones are left out. */
export function withCommas(parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(formatLocale().startsWith("ar") ? "، " : ", ");
}

/** Names behind each other in the order of the sentence around them, whatever direction the first one has. */
export function namesWithCommas(names: readonly (string | false | null | undefined)[]): string {
  const each = names.map((name) => name && isolated(name, i18n.language));
  return `${directionOf(i18n.language) === "rtl" ? "\u200f" : ""}${withCommas(each)}`;
}

/** Parts as a sentence names them: "Noor and Ben". Each keeps its own direction, and the list that of the sentence. */
export function listed(parts: readonly string[]): string {
  const locale = formatLocale();
  const names = parts.map((part) => isolated(part, i18n.language));
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

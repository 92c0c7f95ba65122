import { formatLocale } from "./locale";

/** Parts behind each other with the comma of the language: "Mon, 2 Dec", in Arabic with "،". Empty ones are left out. */
export function withCommas(parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(formatLocale().startsWith("ar") ? "، " : ", ");
}

/** Parts as a sentence names them: "Noor and Ben". */
export const listed = (parts: readonly string[]): string =>
  new Intl.ListFormat(formatLocale(), { type: "conjunction" }).format(parts);

import i18n from ".";

function named(type: "language" | "region", code: string): string {
  try {
    return new Intl.DisplayNames([i18n.language], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "German" of "de". */
export const languageName = (code: string) => named("language", code);

/** "Germany" of "DE". */
export const countryName = (code: string) => named("region", code);

/** Codes with their names, in the alphabetical order of the client's language. */
export function sortedByName(codes: readonly string[], nameOf: (code: string) => string) {
  return codes
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((one, two) => one.name.localeCompare(two.name, i18n.language));
}

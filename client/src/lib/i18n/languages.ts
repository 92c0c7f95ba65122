/** The languages of the client. English is the source, and comes with the code; the others are fetched when chosen. */
export const LANGUAGES = ["en", "es", "de", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words: who is lost in the wrong language finds theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  es: "Español",
  de: "Deutsch",
  ar: "العربية",
};

export const isLanguage = (code: unknown): code is Language =>
  (LANGUAGES as readonly unknown[]).includes(code);

export const directionOf = (language: string) => (language === "ar" ? "rtl" : "ltr");

/** The first of a browser's languages ("es-MX", "en") that is ours; public/theme.js chooses likewise. */
export function firstOfOurs(codes: readonly string[]): Language | null {
  const bases = codes.map((code) => code.toLowerCase().split("-")[0]);
  return bases.find(isLanguage) ?? null;
}

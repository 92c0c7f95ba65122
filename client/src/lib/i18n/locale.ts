import i18n from ".";

/**
 * The locale of dates and numbers, for `Intl`: the language that is shown, with the region of this browser when it
 * speaks that language too ("en-GB": 25 December, 14:30). Digits and calendar are those of our texts and of inputs.
 */
export function formatLocale(): string {
  const language = i18n.language;
  const ofBrowser = globalThis.navigator?.languages ?? [];
  const regional = ofBrowser.find((code) => code.split("-")[0] === language);
  return known.get(regional ?? language) ?? made(regional ?? language);
}

const known = new Map<string, string>();

function made(code: string): string {
  const locale = new Intl.Locale(code, { numberingSystem: "latn", calendar: "gregory" });
  known.set(code, locale.toString());
  return locale.toString();
}

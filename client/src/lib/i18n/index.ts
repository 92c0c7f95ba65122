import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import accounts from "./en/accounts.json";
import common from "./en/common.json";
import home from "./en/home.json";
import language from "./en/language.json";
import passkeys from "./en/passkeys.json";
import time from "./en/time.json";
import waysIn from "./en/ways-in.json";
import { directionOf } from "./languages";

/** The texts that strangers see too: one file per area. All others are in `member-texts.ts`. */
export const textsForAll = {
  ...common,
  ...accounts,
  ...passkeys,
  ...home,
  ...language,
  ...time,
  ...waysIn,
};

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/**
 * Not for HTML, which React escapes: a name or a time inside an Arabic sentence, and an Arabic name inside any other,
 * keeps its own direction and leaves that of the sentence alone. Else "Leila, 1 h" would read "1, Leila h".
 */
function isolated(value: unknown): string {
  const text = String(value);
  const isOther = directionOf(i18n.language) === "rtl" || RIGHT_TO_LEFT.test(text);
  return isOther ? `\u2068${text}\u2069` : text;
}

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: textsForAll } },
  interpolation: { escapeValue: true, escape: isolated },
  returnNull: false,
});

export default i18n;

import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import accounts from "./en/accounts.json";
import common from "./en/common.json";
import home from "./en/home.json";
import language from "./en/language.json";
import passkeys from "./en/passkeys.json";
import time from "./en/time.json";
import waysIn from "./en/ways-in.json";
import { isolated } from "./isolated";

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

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: textsForAll } },
  // Not for HTML, which React escapes.
  interpolation: { escapeValue: true, escape: (value) => isolated(String(value), i18n.language) },
  returnNull: false,
});

export default i18n;

import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import accounts from "./en/accounts.json";
import chat from "./en/chat.json";
import common from "./en/common.json";
import credits from "./en/credits.json";
import home from "./en/home.json";
import matching from "./en/matching.json";
import safety from "./en/safety.json";
import skills from "./en/skills.json";

/** Every word a person sees. One file per room, one catalogue. */
export const en = {
  ...common,
  ...accounts,
  ...skills,
  ...matching,
  ...chat,
  ...credits,
  ...home,
  ...safety,
};

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export default i18n;

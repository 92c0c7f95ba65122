import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import accounts from "./en/accounts.json";
import chat from "./en/chat.json";
import common from "./en/common.json";
import credits from "./en/credits.json";
import data from "./en/data.json";
import home from "./en/home.json";
import matching from "./en/matching.json";
import safety from "./en/safety.json";
import sessionPage from "./en/session-page.json";
import sessions from "./en/sessions.json";
import skills from "./en/skills.json";
import swaps from "./en/swaps.json";

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
  ...swaps,
  ...sessions,
  ...sessionPage,
  ...data,
};

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export default i18n;

import i18n from "i18next";
import sessionPage from "./en/session-page.json";

/** The texts of a session's own page, which the room needs too. */
export const sessionPageTexts = { ...sessionPage };

i18n.addResourceBundle("en", "translation", sessionPageTexts, true, true);

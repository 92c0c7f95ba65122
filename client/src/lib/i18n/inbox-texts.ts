import i18n from "i18next";
import inbox from "./en/inbox.json";

/** The texts of the inbox, which come with its page. */
export const inboxTexts = { ...inbox };

i18n.addResourceBundle("en", "translation", inboxTexts, true, true);

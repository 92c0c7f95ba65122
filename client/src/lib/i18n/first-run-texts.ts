import i18n from "i18next";
import firstRun from "./en/first-run.json";

/** The texts of the first run, which come with its page: who is past it does not load them. */
export const firstRunTexts = firstRun;

i18n.addResourceBundle("en", "translation", firstRunTexts, true, true);

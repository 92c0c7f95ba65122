import i18n from "i18next";
import busyCalendar from "./en/busy-calendar.json";
import choices from "./en/choices.json";
import data from "./en/data.json";

/** The texts of the settings, which come with their page. */
export const settingsTexts = { ...busyCalendar, ...choices, ...data };

i18n.addResourceBundle("en", "translation", settingsTexts, true, true);

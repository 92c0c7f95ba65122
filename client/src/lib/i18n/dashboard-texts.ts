import i18n from "i18next";
import dashboard from "./en/dashboard.json";

/** The texts of the dashboard, which come with its page. */
export const dashboardTexts = dashboard;

i18n.addResourceBundle("en", "translation", dashboardTexts, true, true);

import i18n from "i18next";
import trust from "./en/trust.json";

/** The texts of figures, holds, summaries and materials, which come with what shows them. */
export const trustTexts = { ...trust };

i18n.addResourceBundle("en", "translation", trustTexts, true, true);

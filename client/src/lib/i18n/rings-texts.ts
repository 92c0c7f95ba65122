import i18n from "i18next";
import rings from "./en/rings.json";

/** The texts of the pages of rings. */
export const ringsTexts = { ...rings };

i18n.addResourceBundle("en", "translation", ringsTexts, true, true);

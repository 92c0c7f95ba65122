import i18n from "i18next";
import discoverPage from "./en/discover-page.json";

/** The texts of Discover, which come with its pages. */
export const discoverTexts = { ...discoverPage };

i18n.addResourceBundle("en", "translation", discoverTexts, true, true);

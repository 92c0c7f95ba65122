import i18n from "i18next";
import board from "./en/board.json";

/** The texts of the board of supply and demand, and of what would bring more matches. */
export const boardTexts = { ...board };

i18n.addResourceBundle("en", "translation", boardTexts, true, true);

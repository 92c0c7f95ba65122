import i18n from "i18next";
import jitsi from "./en/jitsi.json";
import room from "./en/room.json";
import shared from "./en/shared.json";

/** The texts of the room, which come with it and with what is kept of it. */
export const roomTexts = { ...jitsi, ...room, ...shared };

i18n.addResourceBundle("en", "translation", roomTexts, true, true);

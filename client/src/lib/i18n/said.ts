import type { ParseKeys } from "i18next";
import i18n from ".";

/** What a schema says when something is wrong: in the language that is shown then, once its texts are here. */
export const said = (key: ParseKeys) => ({ error: () => i18n.t(key) });

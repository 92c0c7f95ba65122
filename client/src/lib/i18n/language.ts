import { keepOnDevice, onDevice } from "../device-storage";
import { createStore, useStore } from "../store";
import i18n from ".";
import { loadMemberTexts, loadTexts } from "./catalogues";
import { directionOf, firstOfOurs, isLanguage, type Language } from "./languages";

/** Which language is shown, and what this device remembers of it. The member's profile may say otherwise later. */

const KEY = "skillswap.language";
const shown = createStore<Language>("en");
let wanted: Language = "en";

function remembered(): Language | null {
  const value = onDevice(KEY);
  return isLanguage(value) ? value : null;
}

/** What was chosen on this device, else the first of the browser's languages that we have, else English. */
export const deviceLanguage = (): Language =>
  remembered() ?? firstOfOurs(navigator.languages) ?? "en";

/** Shows everything in `language`, once its texts are here. Raises when they cannot be fetched. */
export async function showLanguage(language: Language): Promise<void> {
  wanted = language;
  await loadTexts(language);
  if (wanted !== language) return; // another was chosen meanwhile
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  await i18n.changeLanguage(language);
  shown.set(language);
}

/** Shows `language` from now on, also after a reload. */
export async function keepLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  keepOnDevice(KEY, language);
}

/** Before the first page: a catalogue that cannot be fetched leaves English. Never rejects. */
export function startLanguage(): Promise<void> {
  addEventListener("storage", ({ key }) => {
    if (key === KEY) void showLanguage(deviceLanguage()).catch(() => undefined);
  });
  return showLanguage(deviceLanguage()).catch(() => showLanguage("en"));
}

/** The texts of members' pages, in the language that is shown. */
export const loadShownMemberTexts = () => loadMemberTexts(wanted);

export const shownLanguage = (): Language => shown.get();
export const useLanguage = (): Language => useStore(shown);
export const useDirection = () => directionOf(useLanguage());

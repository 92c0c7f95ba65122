import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/lib/i18n/language";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/i18n/languages";
import { useChooseLanguage } from "./use-choose";

/** The language for strangers: an icon, on wider screens with the language's own name; the list is the browser's. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const choose = useChooseLanguage();
  return (
    <label className="relative flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2 text-sm font-semibold text-ink-soft hover:bg-sunken hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <Languages className="size-5" aria-hidden="true" />
      <span className="max-sm:sr-only" aria-hidden="true">
        {LANGUAGE_NAMES[language]}
      </span>
      <select
        aria-label={t("language.choose")}
        value={language}
        onChange={(event) => choose.mutate(event.target.value as Language)}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {LANGUAGE_NAMES[code]}
          </option>
        ))}
      </select>
    </label>
  );
}

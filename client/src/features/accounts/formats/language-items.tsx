import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { useLanguage } from "@/lib/i18n/language";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/i18n/languages";
import { MenuItem } from "@/ui/menu";
import { useChooseLanguage } from "./use-choose";

/** The languages as items of the account menu, each in its own words. */
export function LanguageItems() {
  const { t } = useTranslation();
  const shown = useLanguage();
  const choose = useChooseLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: items of a menu, not fields of a form
    <div
      role="group"
      aria-label={t("language.choose")}
      className="mt-1.5 grid grid-cols-2 gap-1 border-t border-line pt-1.5"
    >
      {LANGUAGES.map((code) => (
        <MenuItem
          key={code}
          lang={code}
          aria-current={code === shown}
          onSelect={() => choose.mutate(code)}
          className={cn("justify-center", code === shown && "bg-sunken font-bold")}
        >
          {LANGUAGE_NAMES[code]}
        </MenuItem>
      ))}
    </div>
  );
}

import { X } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "@/entities/person/vocabulary";
import { languageName, sortedByName } from "@/lib/i18n/names";
import { SelectField } from "@/ui/field";

/** Chooses the languages a member speaks. */
export function LanguagePicker({
  value,
  error,
  onChange,
}: {
  value: string[];
  error: string | undefined;
  onChange: (codes: string[]) => void;
}) {
  const { t } = useTranslation();
  const choices = useMemo(() => sortedByName(LANGUAGES, languageName), []);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t("profile.languages")}</legend>
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {value.map((code) => (
            <li
              key={code}
              className="flex items-center rounded-full bg-accent-soft ps-3 text-sm font-semibold text-accent-ink"
            >
              {languageName(code)}
              <button
                type="button"
                aria-label={t("profile.removeLanguage", { language: languageName(code) })}
                onClick={() => onChange(value.filter((other) => other !== code))}
                className="grid size-9 place-items-center rounded-full pointer-coarse:size-11 hover:bg-paper/60"
              >
                <X className="size-4" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={t("profile.addLanguage")}
        hideLabel
        error={error}
        value=""
        onChange={(event) => onChange([...value, event.target.value])}
      >
        <option value="" disabled>
          {t("profile.addLanguage")}
        </option>
        {choices
          .filter(({ code }) => !value.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </SelectField>
    </fieldset>
  );
}

import { X } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "@/components/ui/field";
import { languageName } from "@/lib/format";
import { LANGUAGES } from "@/lib/vocabulary";

/** The languages someone speaks: a chip each, and a list to add from. */
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
  const choices = useMemo(
    () =>
      LANGUAGES.map((code) => ({ code, name: languageName(code) })).sort((a, b) =>
        a.name.localeCompare(b.name),
      ),
    [],
  );
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t("profile.languages")}</legend>
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {value.map((code) => (
            <li
              key={code}
              className="flex items-center rounded-full bg-accent-soft pl-3 text-sm font-semibold text-accent-ink"
            >
              {languageName(code)}
              <button
                type="button"
                aria-label={t("profile.removeLanguage", { language: languageName(code) })}
                onClick={() => onChange(value.filter((other) => other !== code))}
                className="grid size-9 place-items-center rounded-full hover:bg-paper/60"
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

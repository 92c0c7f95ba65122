import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/auth/me";
import { languageName } from "@/lib/i18n/names";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { SelectField } from "@/ui/field";

/** The browser's language first, then those of the profile; each once. */
export function captionLanguages(browser: string, mine: readonly string[]): string[] {
  const base = (code: string) => code.split("-")[0];
  return [browser, ...mine.filter((code) => base(code) !== base(browser))];
}

/** Says who hears the words before anything is heard. */
export function CaptionDialog({
  name,
  onStart,
  onDone,
}: {
  name: string;
  onStart: (language: string) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const languages = captionLanguages(navigator.language, useMe().languages);
  const [language, setLanguage] = useState(languages[0] ?? "en");
  return (
    <ConfirmDialog
      title={t("room.captions.title")}
      confirm={t("room.captions.start")}
      variant="primary"
      onConfirm={() => onStart(language)}
      onDone={onDone}
    >
      <p>{t("room.captions.maker")}</p>
      <p className="text-ink-soft">{t("room.captions.where", { name })}</p>
      <SelectField
        label={t("room.captions.language")}
        value={language}
        onChange={(event) => setLanguage(event.target.value)}
      >
        {languages.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}

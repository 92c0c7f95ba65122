import { useTranslation } from "react-i18next";
import { useLanguage } from "@/lib/i18n/language";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/i18n/languages";
import { type HourCycle, useHourCycle } from "@/lib/time/hour-cycle";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { whenIn, zoneLabel } from "@/lib/time/zones";
import { Card } from "@/ui/card";
import { SelectField } from "@/ui/field";
import { useChooseHourCycle, useChooseLanguage } from "./use-choose";

/** Settings: the language, and how clocks are read. Both act at once. */
export function FormatsCard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const hourCycle = useHourCycle();
  const chooseLanguage = useChooseLanguage();
  const chooseHourCycle = useChooseHourCycle();
  const zone = useMyZone();
  const now = new Date(useNow()).toISOString();
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-xl font-bold">{t("formats.title")}</h2>
        <p className="text-sm text-ink-soft">
          {t("formats.now", { when: whenIn(now, zone), zone: zoneLabel(zone, now) })}
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("language.choose")}
          value={language}
          onChange={(event) => chooseLanguage.mutate(event.target.value as Language)}
        >
          {LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGE_NAMES[code]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("formats.clock")}
          value={hourCycle}
          onChange={(event) => chooseHourCycle.mutate(event.target.value as HourCycle)}
        >
          <option value="">{t("formats.usual")}</option>
          <option value="h12">{t("formats.h12")}</option>
          <option value="h23">{t("formats.h23")}</option>
        </SelectField>
      </div>
    </Card>
  );
}

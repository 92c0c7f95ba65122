import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES } from "@/entities/person/vocabulary";
import { CategoryOptions } from "@/entities/skill/category-options";
import { cn } from "@/lib/cn";
import { languageName, sortedByName } from "@/lib/i18n/names";
import { Chip } from "@/ui/chip";
import { SelectField } from "@/ui/field";
import { type BoardChoice, VIEWS } from "./queries";
import { type ChoiceName, HOURS } from "./use-choice";

interface Props {
  choice: BoardChoice;
  set: (name: ChoiceName, value: string) => void;
}

/** Which list, and whose wishes and offers count. */
export function BoardFilters({ choice, set }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const languages = useMemo(() => sortedByName(LANGUAGES, languageName), []);
  return (
    <div className="mb-6 grid gap-4">
      <fieldset>
        <legend className="sr-only">{t("board.viewsLabel")}</legend>
        <div className="flex flex-wrap gap-2">
          {VIEWS.map((view) => (
            <Chip
              key={view}
              name={name}
              checked={choice.view === view}
              onChoose={() => set("view", view)}
            >
              {t(`board.views.${view}`)}
            </Chip>
          ))}
        </div>
      </fieldset>
      {/* As high as the longest of them: what stands below stays where it is when another view is chosen. */}
      <div className="grid text-ink-soft">
        {VIEWS.map((view) => (
          <p key={view} className={cn("[grid-area:1/1]", view !== choice.view && "invisible")}>
            {t(`board.about.${view}`)}
          </p>
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-[2fr_2fr_3fr]">
        <SelectField
          label={t("board.category")}
          value={choice.category ?? ""}
          onChange={(event) => set("category", event.target.value)}
        >
          <option value="">{t("common.any")}</option>
          <CategoryOptions />
        </SelectField>
        <SelectField
          label={t("board.language")}
          value={choice.language ?? ""}
          onChange={(event) => set("language", event.target.value)}
        >
          <option value="">{t("common.any")}</option>
          {languages.map(({ code, name: named }) => (
            <option key={code} value={code}>
              {named}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("board.hours")}
          value={choice.hours ?? ""}
          onChange={(event) => set("hours", event.target.value)}
        >
          <option value="">{t("common.any")}</option>
          {HOURS.map((hours) => (
            <option key={hours} value={hours}>
              {hours === 0 ? t("board.sameClock") : t("board.hoursAtMost", { count: hours })}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

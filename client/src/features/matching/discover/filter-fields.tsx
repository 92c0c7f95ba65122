import { type ReactNode, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LANGUAGES, MODES } from "@/entities/person/vocabulary";
import { CategoryOptions } from "@/entities/skill/category-options";
import { LEVELS } from "@/entities/skill/vocabulary";
import { useMe } from "@/lib/auth/me";
import { languageName, sortedByName } from "@/lib/i18n/names";
import { shownNumber } from "@/lib/i18n/numbers";
import { placeOfZone, timezones } from "@/lib/time/zones";
import { Chip } from "@/ui/chip";
import { SelectField } from "@/ui/field";
import { SwitchRow } from "@/ui/switch";
import { type FilterName, type Filters, SHARES, STARS, TYPES, type View } from "./filters";

interface Props {
  view: View;
  filters: Filters;
  set: (name: FilterName, value: string) => void;
}

/** Of people, those who offer something are meant until the others are chosen; of skills, all. */
function TypeChoice({ view, filters, set }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const type = filters.type ?? (view === "people" ? "offer" : "");
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-semibold">{t("discover.type")}</legend>
      <div className="flex flex-wrap gap-2">
        {view === "skills" && (
          <Chip name={name} checked={type === ""} onChoose={() => set("type", "")}>
            {t("common.any")}
          </Chip>
        )}
        {TYPES.map((each) => (
          <Chip
            key={each}
            name={name}
            checked={type === each}
            onChoose={() => set("type", view === "people" && each === "offer" ? "" : each)}
          >
            {t(`discover.types.${each}`)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

function Choice({
  name,
  label,
  filters,
  set,
  children,
}: Props & { name: FilterName; label: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={label}
      value={filters[name] ?? ""}
      onChange={(event) => set(name, event.target.value)}
    >
      <option value="">{t("common.any")}</option>
      {children}
    </SelectField>
  );
}

/** "Free when I am" needs to know when that is: without hours of one's own it leads to where they are entered. */
function FreeWhenIAm({ filters, set }: Props) {
  const { t } = useTranslation();
  const knowsMine = useMe().availability.length > 0;
  if (!knowsMine)
    return (
      <p className="text-sm text-ink-soft">
        <Link to="/profile#availability" className="font-semibold text-accent-ink underline">
          {t("discover.sayWhen")}
        </Link>{" "}
        {t("discover.sayWhenWhy")}
      </p>
    );
  return (
    <SwitchRow
      label={t("discover.freeWhenIAm")}
      hint={t("discover.freeWhenIAmHint")}
      checked={filters.freeWhenIAm !== undefined}
      onChange={(checked) => set("freeWhenIAm", checked ? "true" : "")}
    />
  );
}

function ZoneOptions() {
  const { t } = useTranslation();
  const mine = useMe().timezone;
  const others = useMemo(() => timezones().filter((zone) => zone !== mine), [mine]);
  return (
    <>
      <option value={mine}>{t("discover.myZone", { place: placeOfZone(mine) })}</option>
      {others.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </>
  );
}

/** Everything a search can be narrowed by: beside the results on a desk, in a sheet on a phone. */
export function FilterFields(props: Props) {
  const { t } = useTranslation();
  const languages = useMemo(() => sortedByName(LANGUAGES, languageName), []);
  return (
    <div className="grid gap-4">
      <TypeChoice {...props} />
      <Choice {...props} name="category" label={t("discover.category")}>
        <CategoryOptions />
      </Choice>
      <Choice {...props} name="level" label={t("discover.level")}>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`levels.${level}`)}
          </option>
        ))}
      </Choice>
      <Choice {...props} name="mode" label={t("discover.mode")}>
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {t(`modes.${mode}`)}
          </option>
        ))}
      </Choice>
      <FreeWhenIAm {...props} />
      <Choice {...props} name="timezone" label={t("discover.timezone")}>
        <ZoneOptions />
      </Choice>
      <Choice {...props} name="language" label={t("discover.language")}>
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice {...props} name="minRating" label={t("discover.minRating")}>
        {STARS.map((stars) => (
          <option key={stars} value={stars}>
            {t("discover.ratingFrom", { stars: shownNumber(stars, 1) })}
          </option>
        ))}
      </Choice>
      <Choice {...props} name="minReliability" label={t("discover.minReliability")}>
        {SHARES.map((share) => (
          <option key={share} value={share}>
            {t("discover.reliabilityFrom", { percent: shownNumber(share * 100, 0) })}
          </option>
        ))}
      </Choice>
    </div>
  );
}

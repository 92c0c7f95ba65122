import { useTranslation } from "react-i18next";
import type { CategoryId, Level, Mode, SkillKind } from "skillswap-sdk";
import { languageName } from "@/lib/i18n/names";
import { shownNumber } from "@/lib/i18n/numbers";
import { placeOfZone } from "@/lib/time/zones";
import { type FilterName, type Filters, narrowing } from "./filters";

/** What a filter says when it is on: the words of its chip. */
export function useFilterName(): (name: FilterName, value: string) => string {
  const { t } = useTranslation();
  const texts: Record<FilterName, (value: string) => string> = {
    q: (value) => t("discover.quoted", { text: value }),
    type: (value) => t(`discover.types.${value as SkillKind}`),
    category: (value) => t(`categories.${value as CategoryId}`),
    level: (value) => t(`levels.${value as Level}`),
    mode: (value) => t(`modes.${value as Mode}`),
    freeWhenIAm: () => t("discover.freeWhenIAm"),
    timezone: (value) => t("discover.inZone", { place: placeOfZone(value) }),
    language: (value) => t("discover.speaks", { language: languageName(value) }),
    minRating: (value) => t("discover.ratingFrom", { stars: shownNumber(Number(value), 1) }),
    minReliability: (value) =>
      t("discover.reliabilityFrom", { percent: shownNumber(Number(value) * 100, 0) }),
    sort: (value) => t(`discover.sorts.${value as "best"}`),
  };
  return (name, value) => texts[name](value);
}

/** A whole search in words: "Guitar · By call · 4 stars or more". Empty when nothing is looked for. */
export function useSearchWords(): (filters: Filters) => string {
  const nameOf = useFilterName();
  return (filters) =>
    [filters.q ?? "", ...narrowing(filters).map((name) => nameOf(name, filters[name] ?? ""))]
      .filter(Boolean)
      .join(" · ");
}

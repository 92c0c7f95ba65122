import { useTranslation } from "react-i18next";
import { SelectField } from "@/ui/field";
import { SORTS } from "./filters";
import type { Controls } from "./use-filters";

const [USUAL, ...OTHERS] = SORTS;

/** The order of the results. The usual one is not in the address. */
export function SortField({ filters, set }: Controls) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t("discover.sort")}
      hideLabel
      fieldClassName="max-sm:basis-full"
      className="h-9 sm:w-auto pointer-coarse:h-11"
      value={filters.sort ?? USUAL}
      onChange={({ target }) => set("sort", target.value === USUAL ? "" : target.value)}
    >
      {[USUAL, ...OTHERS].map((sort) => (
        <option key={sort} value={sort}>
          {t(`discover.sorts.${sort}`)}
        </option>
      ))}
    </SelectField>
  );
}

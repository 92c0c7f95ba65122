import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFilterName } from "./filter-names";
import { narrowing } from "./filters";
import type { Controls } from "./use-filters";

/** The filters that are on, each taken away with one tap. */
export function ActiveFilters({ filters, set, clear }: Controls) {
  const { t } = useTranslation();
  const nameOf = useFilterName();
  const names = narrowing(filters);
  if (names.length === 0) return null;
  return (
    <ul aria-label={t("discover.active")} className="flex flex-wrap items-center gap-2">
      {names.map((name) => {
        const text = nameOf(name, filters[name] ?? "");
        return (
          <li key={name}>
            <button
              type="button"
              aria-label={t("discover.remove", { filter: text })}
              onClick={() => set(name, "")}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft ps-3.5 pe-2.5 text-sm font-semibold text-accent-ink hover:bg-accent hover:text-on-accent pointer-coarse:min-h-11"
            >
              {text}
              <X className="size-4" aria-hidden="true" />
            </button>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          onClick={clear}
          className="min-h-9 px-2 text-sm font-semibold text-ink-soft underline hover:text-ink pointer-coarse:min-h-11"
        >
          {t("discover.clear")}
        </button>
      </li>
    </ul>
  );
}

import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useFilterName } from "./filter-names";
import { narrowing } from "./filters";
import type { Controls } from "./use-filters";

/** No result: each thing that was asked for is a button that takes it away. */
export function NothingFound({ filters, set, go }: Controls) {
  const { t } = useTranslation();
  const nameOf = useFilterName();
  const names = [...narrowing(filters), ...(filters.q ? (["q"] as const) : [])];
  const alone = names.length === 1;
  return (
    <EmptyState
      title={t("discover.emptyTitle")}
      text={t(alone ? "discover.emptyAlone" : "discover.emptyText")}
    >
      <ul aria-label={t("discover.loosen")} className="flex flex-wrap justify-center gap-2">
        {names.map((name) => (
          <li key={name} className="min-w-0 max-w-full">
            <Button
              variant="secondary"
              size="sm"
              className="h-auto min-h-9 max-w-full pointer-coarse:h-auto pointer-coarse:min-h-11 whitespace-normal py-1.5"
              onClick={() => set(name, "")}
            >
              <X aria-hidden="true" className="shrink-0" />
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {nameOf(name, filters[name] ?? "")}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {!alone && (
        <Button variant="quiet" size="sm" onClick={() => go({})}>
          {t("discover.startOver")}
        </Button>
      )}
    </EmptyState>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useFilterName } from "./filter-names";
import { type FilterName, type Filters, narrowing, withFilter } from "./filters";
import { useCountText } from "./found-count";
import { peopleQuery, skillsQuery } from "./queries";
import type { Controls } from "./use-filters";

/** No result: each thing that was asked for is a button that takes it away, and says how many would be found then. */
export function NothingFound(controls: Controls) {
  const { t } = useTranslation();
  const { filters, go } = controls;
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
            <Without name={name} {...controls} />
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

function Without({ name, filters, set, view }: Controls & { name: FilterName }) {
  const { t } = useTranslation();
  const nameOf = useFilterName();
  const rest = withFilter(filters, name, "");
  return (
    <Button
      variant="secondary"
      size="sm"
      className="h-auto min-h-14 max-w-full pointer-coarse:h-auto pointer-coarse:min-h-14 whitespace-normal py-1.5"
      onClick={() => set(name, "")}
    >
      <X aria-hidden="true" className="shrink-0" />
      <span className="grid min-w-0 text-start">
        <span dir="auto" className="wrap-anywhere">
          {t("discover.without", { filter: nameOf(name, filters[name] ?? "") })}
        </span>
        {/* the line is there before the number is, so that nothing moves */}
        <span className="min-h-4 text-xs font-normal text-ink-soft">
          {view === "people" ? <PeopleCount filters={rest} /> : <SkillsCount filters={rest} />}
        </span>
      </span>
    </Button>
  );
}

/** The same page that a tap shows next: it is there at once then. Without an answer nothing is said. */
function PeopleCount({ filters }: { filters: Filters }) {
  const countText = useCountText();
  const { data } = useInfiniteQuery(peopleQuery(filters));
  return data ? countText("people", data.pages) : null;
}

function SkillsCount({ filters }: { filters: Filters }) {
  const countText = useCountText();
  const { data } = useInfiniteQuery(skillsQuery(filters));
  return data ? countText("skills", data.pages) : null;
}

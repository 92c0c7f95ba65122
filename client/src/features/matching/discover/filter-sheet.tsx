import { useInfiniteQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FilterFields } from "./filter-fields";
import { type Filters, narrowing, type View, withFilter } from "./filters";
import { useCountText } from "./found-count";
import { peopleQuery, skillsQuery } from "./queries";
import type { Controls } from "./use-filters";

/** What is chosen in the sheet counts only with "Show results", which says how many there will be. */
function Chooser({
  view,
  before,
  onShow,
}: {
  view: View;
  before: Filters;
  onShow: (filters: Filters) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(before);
  const ofPeople = useInfiniteQuery({ ...peopleQuery(chosen), enabled: view === "people" });
  const ofSkills = useInfiniteQuery({ ...skillsQuery(chosen), enabled: view === "skills" });
  const pages = view === "people" ? ofPeople.data?.pages : ofSkills.data?.pages;
  const countText = useCountText();
  const { q, sort } = chosen;
  const nothing: Filters = { ...(q ? { q } : {}), ...(sort ? { sort } : {}) };
  return (
    <>
      <FilterFields
        view={view}
        filters={chosen}
        set={(name, value) => setChosen((now) => withFilter(now, name, value))}
      />
      <div className="sticky -bottom-5 -mx-5 mt-5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-2 border-t border-line bg-surface px-5 pt-3 pb-5 sm:-bottom-7 sm:-mx-7 sm:px-7 sm:pb-7">
        <p role="status" className="col-span-2 min-h-5 text-center text-sm font-semibold">
          {pages && countText(view, pages)}
        </p>
        <Button
          variant="quiet"
          disabled={narrowing(chosen).length === 0}
          onClick={() => setChosen(nothing)}
        >
          {t("discover.clear")}
        </Button>
        <Button onClick={() => onShow(chosen)}>{t("discover.show")}</Button>
      </div>
    </>
  );
}

/** The button that opens the filters on a phone, with how many are on. */
export function FilterSheet({ view, filters, go }: Controls) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = narrowing(filters).length;
  return (
    <>
      <Button variant="secondary" size="sm" className="lg:hidden" onClick={() => setOpen(true)}>
        <SlidersHorizontal aria-hidden="true" />
        {count === 0 ? t("discover.filters") : t("discover.filtersOn", { count })}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("discover.filters")}>
        <Chooser
          view={view}
          before={filters}
          onShow={(next) => {
            setOpen(false);
            go(next);
          }}
        />
      </Dialog>
    </>
  );
}

import "@/lib/i18n/discover-texts";
import { Bookmark, ChartNoAxesColumn } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/ui/button";
import { Page } from "@/ui/page";
import { useSeenSearch } from "../searches/use-seen-search";
import { ActiveFilters } from "./active-filters";
import { FilterFields } from "./filter-fields";
import { FilterSheet } from "./filter-sheet";
import { isSearch } from "./filters";
import { Results } from "./results";
import { SearchField } from "./search-field";
import { useFilters } from "./use-filters";
import { ViewSwitch } from "./view-switch";
import { WaysIn } from "./ways-in";

/** People and skills, by the same filters, on one address. */
export function DiscoverPage() {
  const { t } = useTranslation();
  const controls = useFilters();
  const { view, filters, set } = controls;
  useSeenSearch(view, filters);
  return (
    <Page
      title={t("discover.title")}
      intro={t("discover.intro")}
      actions={
        <>
          <ButtonLink to="/board" variant="secondary" size="sm">
            <ChartNoAxesColumn aria-hidden="true" />
            {t("shell.board")}
          </ButtonLink>
          <ButtonLink to="/discover/saved" variant="secondary" size="sm">
            <Bookmark aria-hidden="true" />
            {t("saved.title")}
          </ButtonLink>
        </>
      }
    >
      <div className="grid gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <aside
          aria-label={t("discover.filters")}
          className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] self-start overflow-y-auto p-1 pe-3 lg:block"
        >
          <FilterFields view={view} filters={filters} set={set} />
        </aside>
        <div>
          <div className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
            <SearchField value={filters.q ?? ""} onSettled={(text) => set("q", text)} />
            <div className="flex flex-wrap items-center gap-3">
              <div className="flex-1">
                <ViewSwitch {...controls} />
              </div>
              <FilterSheet {...controls} />
            </div>
          </div>
          <div className="mb-4 empty:hidden">
            <ActiveFilters {...controls} />
          </div>
          {!isSearch(filters) && <WaysIn view={view} />}
          <Results {...controls} />
        </div>
      </div>
    </Page>
  );
}

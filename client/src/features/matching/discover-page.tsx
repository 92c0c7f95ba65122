import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Endless } from "@/components/ui/endless";
import { LoadError } from "@/components/ui/load-error";
import { Page } from "@/components/ui/page";
import { Loading } from "@/components/ui/skeleton";
import { DiscoverFilterBar } from "./discover-filters";
import { DiscoverBones, DiscoverCard } from "./person-card";
import { type DiscoverFilters, discoverQuery } from "./queries";
import { useFilters } from "./use-filters";

const GRID = "grid gap-4 sm:grid-cols-2 xl:grid-cols-3";
const BONES = ["a", "b", "c", "d", "e", "f"];

function Results({ filters, onClear }: { filters: DiscoverFilters; onClear: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(discoverQuery(filters));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("discover.loading")}>
        <div className={GRID}>
          {BONES.map((bone) => (
            <DiscoverBones key={bone} />
          ))}
        </div>
      </Loading>
    );
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0)
    return (
      <EmptyState title={t("discover.emptyTitle")} text={t("discover.emptyText")}>
        <Button look="secondary" onClick={onClear}>
          {t("discover.clear")}
        </Button>
      </EmptyState>
    );
  return (
    <section aria-label={t("discover.results")}>
      <ul className={GRID}>
        {people.map((person) => (
          <li key={person.id}>
            <DiscoverCard person={person} />
          </li>
        ))}
      </ul>
      {error && <LoadError error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <Endless key={data.pages.length} onReach={() => void fetchNextPage()}>
          <Button look="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("discover.showMore")}
          </Button>
        </Endless>
      )}
      {!hasNextPage && <p className="py-8 text-center text-ink-faint">{t("discover.end")}</p>}
    </section>
  );
}

export function DiscoverPage() {
  const { t } = useTranslation();
  const controls = useFilters();
  return (
    <Page title={t("discover.title")} intro={t("discover.intro")}>
      <DiscoverFilterBar {...controls} />
      <Results filters={controls.filters} onClear={controls.clear} />
    </Page>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { SavedSearch } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { Button, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SwitchRow } from "@/ui/switch";
import { useSearchWords } from "../discover/filter-names";
import { readFilters } from "../discover/filters";
import { useDeleteSearch, useEditSearch } from "./actions";
import { NewCount } from "./new-count";
import { addressOfSearch, searchesQuery } from "./queries";
import { SearchDialog } from "./search-dialog";

function Row({ search }: { search: SavedSearch }) {
  const { t } = useTranslation();
  const wordsOf = useSearchWords();
  const remove = useDeleteSearch();
  const edit = useEditSearch();
  const [renaming, setRenaming] = useState(false);
  const { name, view, notify } = search;
  const filters = readFilters(search.query);
  return (
    <Card className="grid gap-1 py-3">
      <div className="flex items-start gap-2">
        <div className="flex-1 py-2">
          <h2 className="flex flex-wrap items-center gap-2 text-lg font-bold">
            <Link
              dir="auto"
              to={addressOfSearch(search)}
              className="hover:text-accent-ink hover:underline"
            >
              {name}
            </Link>
            <NewCount count={search.newCount} />
          </h2>
          <p className="text-sm text-ink-soft">
            {[t(`discover.views.${view}`), wordsOf(filters)].filter(Boolean).join(" · ")}
          </p>
        </div>
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("searches.edit", { name })}
          onClick={() => setRenaming(true)}
        >
          <Pencil aria-hidden="true" />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("searches.delete", { name })}
          onClick={() => remove.mutate(search)}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <SwitchRow
        label={t("searches.notify")}
        checked={notify}
        onChange={(next) =>
          edit.mutate(
            { id: search.id, notify: next },
            { onError: (error) => toast.error(describeError(error)) },
          )
        }
      />
      {renaming && (
        <SearchDialog
          view={view}
          filters={filters}
          saved={search}
          onDone={() => setRenaming(false)}
        />
      )}
    </Card>
  );
}

/** All saved searches: opened, renamed, made silent and deleted here. */
export function SearchList() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(searchesQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Loading label={t("common.loading")}>
        <Skeleton className="h-36 rounded-card" />
      </Loading>
    );
  if (data.length === 0)
    return (
      <EmptyState title={t("searches.emptyTitle")} text={t("searches.emptyText")}>
        <ButtonLink to="/discover">{t("shell.discover")}</ButtonLink>
      </EmptyState>
    );
  return (
    <ul className="grid gap-4">
      {data.map((search) => (
        <li key={search.id}>
          <Row search={search} />
        </li>
      ))}
    </ul>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { addressOfSearch, searchesQuery } from "./queries";

/** Where a notification of a saved search leads: on to what it finds, or to the list when it is deleted. */
export function OpenSearch() {
  const { t } = useTranslation();
  const { searchId } = useParams();
  const { data, error, refetch } = useQuery(searchesQuery);
  if (data) {
    const search = data.find(({ id }) => id === searchId);
    return (
      <Navigate replace to={search ? addressOfSearch(search) : "/discover/saved?tab=searches"} />
    );
  }
  return (
    <Page title={t("searches.title")}>
      {error ? (
        <LoadError error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-36 rounded-card" />
        </Loading>
      )}
    </Page>
  );
}

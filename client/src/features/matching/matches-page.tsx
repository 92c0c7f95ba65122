import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { suggestionsQuery } from "@/entities/person/suggestions";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { Hints } from "./hints";
import { MatchCard } from "./match-card";

const PLACEHOLDERS = ["a", "b", "c"];
const FEW = 3;

export function MatchesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(suggestionsQuery);
  return (
    <Page title={t("matches.title")} intro={t("matches.intro")}>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("matches.loading")}>
          <div className="grid gap-4">
            {PLACEHOLDERS.map((placeholder) => (
              <Skeleton key={placeholder} className="h-64 rounded-card" />
            ))}
          </div>
        </Loading>
      )}
      {data?.length === 0 && (
        <EmptyState title={t("matches.emptyTitle")} text={t("matches.emptyText")}>
          <Hints />
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="grid gap-4">
          {data.map((match) => (
            <li key={match.user.id}>
              <MatchCard match={match} />
            </li>
          ))}
        </ul>
      )}
      {data && data.length > 0 && data.length < FEW && (
        <section className="mt-10 grid gap-3">
          <h2 className="text-xl font-bold">{t("matches.moreTitle")}</h2>
          <Hints />
        </section>
      )}
    </Page>
  );
}

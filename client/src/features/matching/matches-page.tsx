import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Hints } from "./hints";
import { MatchCard } from "./match-card";
import { suggestionsQuery } from "./queries";

const BONES = ["a", "b", "c"];
const FEW = 3;

export function MatchesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(suggestionsQuery);
  return (
    <Page title={t("matches.title")} intro={t("matches.intro")}>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("matches.loading")}>
          <div className="grid gap-4">
            {BONES.map((bone) => (
              <Skeleton key={bone} className="h-64 rounded-card" />
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

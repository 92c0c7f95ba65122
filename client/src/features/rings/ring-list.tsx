import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type RingTab, ringCountsQuery, ringsQuery } from "@/entities/ring/queries";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { RingCard } from "./ring-card";

function Nothing({ tab }: { tab: RingTab }) {
  const { t } = useTranslation();
  const { data } = useQuery(ringCountsQuery);
  const isNew = !data || data.waiting + data.agreed + data.past === 0;
  return (
    <EmptyState
      title={t(isNew ? "rings.emptyTitle" : `rings.nothing.${tab}`)}
      text={t("rings.emptyText")}
    >
      <ButtonLink to="/skills">{t("rings.addSkills")}</ButtonLink>
    </EmptyState>
  );
}

/** The rings of one tab, newest first. */
export function RingList({ tab }: { tab: RingTab }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(ringsQuery(tab));
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("rings.loading")}>
        <div className="grid gap-4">
          <Skeleton className="h-96 rounded-card" />
          <Skeleton className="h-96 rounded-card" />
        </div>
      </Loading>
    );
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <Nothing tab={tab} />;
  return (
    <>
      <ul className="grid gap-4">
        {all.map((ring) => (
          <li key={ring.id}>
            <RingCard ring={ring} />
          </li>
        ))}
      </ul>
      <LoadMore query={query} label={t("rings.more")} />
    </>
  );
}

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { type SwapTab, swapCountsQuery, swapsQuery } from "@/entities/swap/queries";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadError } from "@/ui/load-error";
import { LoadMore } from "@/ui/load-more";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SwapActions } from "./swap-actions";
import { SwapCard } from "./swap-card";

const PLACEHOLDERS = ["a", "b", "c"];

function Nothing({ tab }: { tab: SwapTab }) {
  const { t } = useTranslation();
  const { data } = useQuery(swapCountsQuery);
  const isNew = !data || data.waiting + data.agreed + data.past === 0;
  return (
    <EmptyState
      title={t(isNew ? "swaps.emptyInboxTitle" : `swaps.nothing.${tab}`)}
      text={t("swaps.emptyText")}
    >
      <ButtonLink to="/matches">{t("swaps.seeMatches")}</ButtonLink>
    </EmptyState>
  );
}

function SwapRow({ swap, onAccepted }: { swap: Swap; onAccepted: (swap: Swap) => void }) {
  const { t } = useTranslation();
  const { name } = sidesOf(swap, useMe().id).other;
  return (
    <li>
      <SwapCard swap={swap} short>
        <SwapActions swap={swap} onAccepted={onAccepted} />
        <ButtonLink
          to={`/swaps/${swap.id}`}
          variant="quiet"
          size="sm"
          className="first:-ms-3.5"
          aria-label={t("swaps.detailsOf", { name })}
        >
          {t("swaps.details")}
        </ButtonLink>
      </SwapCard>
    </li>
  );
}

/** The swaps of one tab, newest first. */
export function SwapList({ tab, onAccepted }: { tab: SwapTab; onAccepted: (swap: Swap) => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(swapsQuery({ tab }));
  const { data, error } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("swaps.loading")}>
        <div className="grid gap-4">
          {PLACEHOLDERS.map((placeholder) => (
            <Skeleton key={placeholder} className="h-64 rounded-card" />
          ))}
        </div>
      </Loading>
    );
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <Nothing tab={tab} />;
  return (
    <>
      <ul className="grid gap-4">
        {all.map((swap) => (
          <SwapRow key={swap.id} swap={swap} onAccepted={onAccepted} />
        ))}
      </ul>
      <LoadMore query={query} label={t("swaps.more")} />
    </>
  );
}

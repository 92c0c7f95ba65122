import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Endless } from "@/components/ui/endless";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Swap } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { sidesOf, swapsQuery } from "@/lib/swaps";
import { SwapActions } from "./swap-actions";
import { SwapCard } from "./swap-card";
import type { SwapPlace } from "./use-place";

const BONES = ["a", "b", "c"];

function Nothing({ place }: { place: SwapPlace }) {
  const { t } = useTranslation();
  if (place.status)
    return (
      <EmptyState title={t("swaps.noneTitle")} text={t("swaps.noneText")}>
        <Button look="secondary" onClick={() => place.show(undefined)}>
          {t("swaps.showAll")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState
      title={t(place.box === "inbox" ? "swaps.emptyInboxTitle" : "swaps.emptySentTitle")}
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
          look="quiet"
          size="sm"
          aria-label={t("swaps.detailsOf", { name })}
        >
          {t("swaps.details")}
        </ButtonLink>
      </SwapCard>
    </li>
  );
}

/** The swaps of one box, newest first. */
export function SwapList({
  place,
  onAccepted,
}: {
  place: SwapPlace;
  onAccepted: (swap: Swap) => void;
}) {
  const { t } = useTranslation();
  const { box, status } = place;
  const query = useInfiniteQuery(swapsQuery({ box, ...(status ? { status } : {}) }));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("swaps.loading")}>
        <div className="grid gap-4">
          {BONES.map((bone) => (
            <Skeleton key={bone} className="h-64 rounded-card" />
          ))}
        </div>
      </Loading>
    );
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <Nothing place={place} />;
  return (
    <>
      <ul className="grid gap-4">
        {all.map((swap) => (
          <SwapRow key={swap.id} swap={swap} onAccepted={onAccepted} />
        ))}
      </ul>
      {hasNextPage && (
        <Endless key={data.pages.length} onReach={() => void fetchNextPage()}>
          <Button look="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("swaps.more")}
          </Button>
        </Endless>
      )}
    </>
  );
}

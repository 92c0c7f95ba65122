import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { holdsQuery, statsQuery, useBalance } from "@/entities/credits/queries";
import { cn } from "@/lib/cn";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { BalanceCard } from "./balance-card";
import { Held } from "./held";
import { History } from "./history";
import { MonthChart } from "./month-chart";
import { Sources } from "./sources";

/** Balance, chart, history and where credits come from. `notice` asks to verify the address. */
export function CreditsPage({ notice }: { notice: ReactNode }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const failed = [useBalance(), useQuery(statsQuery)].find(({ error, data }) => error && !data);
  const { isLoading } = useQuery(holdsQuery(1)); // not while there is no network: what was read of the rest is shown
  return (
    <Page title={t("credits.title")} intro={t("credits.intro")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {notice}
        {failed && (
          <LoadError
            error={failed.error}
            onRetry={() => void cache.refetchQueries({ queryKey: ["credits"] })}
          />
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-2">
          <BalanceCard />
          <MonthChart />
        </div>
        <Sources />
        {isLoading && (
          <Loading label={t("credits.loading")}>
            <Skeleton className="h-82 rounded-card" />
          </Loading>
        )}
        {/* Both at once, though asked for at once too: the history would make room for what is held. */}
        <div className={cn("grid grid-cols-[minmax(0,1fr)] gap-6", isLoading && "hidden")}>
          <Held />
          <History isSaid={failed !== undefined} />
        </div>
      </div>
    </Page>
  );
}

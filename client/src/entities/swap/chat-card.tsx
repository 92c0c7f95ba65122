import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { swapQuery } from "./queries";
import { SwapSides } from "./sides";
import { SwapStatusTag } from "./status-tag";
import { SwapSessions } from "./swap-sessions";

const FRAME = "w-full rounded-card border border-line bg-surface p-4 text-ink shadow-low";

/** A swap as a card in the conversation. `children` is shown when the swap may not be seen. */
export function SwapChatCard({ swapId, children }: { swapId: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const { data: swap, error } = useQuery(swapQuery(swapId));
  if (error && !swap) return <p className={`${FRAME} text-ink-faint italic`}>{children}</p>;
  return (
    <section
      aria-label={t("swaps.card")}
      className={`${FRAME} grid min-h-86 grid-cols-[minmax(0,1fr)] content-between gap-3`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="inline-flex items-center gap-2 font-bold">
          <ArrowLeftRight className="size-4 text-accent-ink" aria-hidden="true" />
          {t("swaps.card")}
        </h2>
        {swap && <SwapStatusTag swap={swap} />}
      </div>
      {!swap && <Skeleton className="h-52" />}
      {swap && swap.lessons.length > 0 && <SwapSessions swap={swap} narrow />}
      {swap && swap.lessons.length === 0 && <SwapSides swap={swap} />}
      <ButtonLink to={`/swaps/${swapId}`} variant="quiet" size="sm">
        {t("swaps.openSwap")}
      </ButtonLink>
    </section>
  );
}

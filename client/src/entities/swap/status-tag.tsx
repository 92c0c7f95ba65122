import { useTranslation } from "react-i18next";
import type { Swap, SwapStatus } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { sidesOf } from "./view";

const OVER = "bg-sunken text-ink-soft";
const TONES: Record<SwapStatus, string> = {
  pending: "bg-second-soft text-second-ink",
  accepted: "bg-accent-soft text-accent-ink",
  completed: "border border-ok/50 text-ok",
  rejected: OVER,
  countered: OVER,
  cancelled: OVER,
  expired: OVER,
};

/** A swap's status as a tag; of a pending one, who has to answer. */
export function SwapStatusTag({ swap }: { swap: Swap }) {
  const { t } = useTranslation();
  const { other, iProposed } = sidesOf(swap, useMe().id);
  const waits = iProposed ? t("swaps.waitsFor", { name: other.name }) : t("swaps.waitsForYou");
  return (
    <span
      data-testid="swap-status"
      className={cn(
        "max-w-full rounded-full px-3 py-1 text-sm font-semibold break-words",
        TONES[swap.status],
      )}
    >
      {swap.status === "pending" ? waits : t(`swaps.status.${swap.status}`)}
    </span>
  );
}

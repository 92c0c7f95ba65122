import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { duration } from "@/lib/time/lengths";
import { type Side, sidesOf } from "./view";

/** One side of a swap: petrol for what I teach, marigold for what I learn. */
export function SwapSide({
  side,
  taught,
  children,
}: {
  side: Omit<Side, "id">;
  taught: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div
      className={cn(
        "grid content-start gap-0.5 rounded-control border-s-4 bg-sunken/60 px-3.5 py-2.5",
        taught ? "border-accent" : "border-second",
      )}
    >
      <dt className="text-sm text-ink-soft">{t(taught ? "swaps.youTeach" : "swaps.youLearn")}</dt>
      <dd className="grid gap-0.5">
        <span className="font-semibold [overflow-wrap:anywhere]">{topicName(side.name)}</span>
        <span className="text-sm text-ink-soft">{duration(side.minutes)}</span>
        {children}
      </dd>
    </div>
  );
}

/** Both sides of a swap, mine first. */
export function SwapSides({ swap }: { swap: Swap }) {
  const { iTeach, theyTeach } = sidesOf(swap, useMe().id);
  return (
    <dl className="grid gap-3 sm:grid-cols-2">
      <SwapSide side={iTeach} taught />
      <SwapSide side={theyTeach} taught={false} />
    </dl>
  );
}

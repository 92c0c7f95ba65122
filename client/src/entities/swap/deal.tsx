import { useTranslation } from "react-i18next";
import type { Swap, SwapSession } from "skillswap-sdk";
import { SHORTEST } from "@/entities/session/schedule/length";
import { hoursAndMinutes } from "@/lib/time/lengths";

export type DealSide = Swap["deal"]["from"];

/** The side of the deal that this session belongs to: what its teacher agreed to teach. */
export const sideOfDeal = (swap: Swap, { teacherId }: SwapSession): DealSide =>
  teacherId === swap.fromUser.id ? swap.deal.from : swap.deal.to;

/** Whether enough is left for another session. */
export const isLeft = (side: DealSide) => side.leftMinutes >= SHORTEST;

const NUMBERS = ["agreed", "booked", "delivered"] as const;

/** Agreed, booked and delivered time of one side, a bar of them, and what is left to book. */
export function DealNumbers({ side }: { side: DealSide }) {
  const { t } = useTranslation();
  const share = (minutes: number) =>
    `${Math.min(100, (100 * minutes) / Math.max(side.agreedMinutes, 1))}%`;
  return (
    <span className="mt-1 grid gap-1.5" data-testid="deal">
      <span className="flex h-1.5 overflow-hidden rounded-full bg-line" aria-hidden="true">
        <span className="bg-ok" style={{ width: share(side.deliveredMinutes) }} />
        <span className="bg-accent" style={{ width: share(side.bookedMinutes) }} />
      </span>
      <span className="flex flex-wrap gap-x-3 text-sm text-ink-soft tabular-nums">
        {NUMBERS.map((name) => (
          <span key={name}>
            {t(`swaps.deal.${name}`, { time: hoursAndMinutes(side[`${name}Minutes`]) })}
          </span>
        ))}
      </span>
      {side.leftMinutes > 0 && (
        <span className="text-sm font-semibold">
          {t("swaps.deal.left", { time: hoursAndMinutes(side.leftMinutes) })}
        </span>
      )}
    </span>
  );
}

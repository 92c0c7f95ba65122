import { useTranslation } from "react-i18next";
import { createSearchParams, Link } from "react-router";
import type { SwapTab } from "@/entities/swap/queries";
import { cn } from "@/lib/cn";
import { searchOf, TABS } from "./use-box";

/** Waiting, agreed and past swaps or rings, each with its number; a screen reader hears what waits for me. */
export function BoxTabs({
  label,
  tab,
  counts,
}: {
  label: string;
  tab: SwapTab;
  counts: (Record<SwapTab, number> & { waitingForMe: number }) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <nav aria-label={label} className="mb-5 flex gap-1 rounded-control bg-sunken p-1">
      {TABS.map((each) => (
        <Link
          key={each}
          to={{ search: createSearchParams(searchOf(each)).toString() }}
          preventScrollReset
          {...(each === tab ? { "aria-current": "page" as const } : {})}
          className={cn(
            "inline-flex min-h-11 flex-1 items-center justify-center gap-1.5 rounded-md px-1 text-center leading-tight font-semibold max-sm:text-sm text-ink-soft hover:text-ink sm:px-5",
            each === tab && "bg-surface text-accent-ink shadow-low",
          )}
        >
          {t(`swaps.tabs.${each}`)}
          {counts && <span className="text-sm tabular-nums">{`(${counts[each]})`}</span>}
          {each === "waiting" && counts && counts.waitingForMe > 0 && (
            <span className="sr-only">
              {t("swaps.waitingCount", { count: counts.waitingForMe })}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

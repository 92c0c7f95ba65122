import { Coins } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { credits } from "@/lib/credits";
import { useBalance } from "./queries";

/** The balance in one line that leads to its page. For the dashboard; nothing when it cannot be read. */
export function BalanceLine() {
  const { t } = useTranslation();
  const { data, error } = useBalance();
  if (error && !data) return null;
  if (!data)
    return (
      <Loading label={t("credits.loading")}>
        <Skeleton className="h-16 rounded-card" />
      </Loading>
    );
  return (
    <Link
      to="/credits"
      className="flex min-h-16 items-center gap-4 rounded-card border border-line bg-surface px-5 py-3 shadow-low transition-colors hover:border-accent"
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-second-soft text-second-ink">
        <Coins className="size-5" aria-hidden="true" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="font-display text-lg font-bold">{credits(data.availableMinutes)}</span>
        <span className="block text-sm text-ink-soft">
          {data.heldMinutes > 0
            ? t("credits.heldToo", { amount: credits(data.heldMinutes) })
            : t("credits.toSpend")}
        </span>
      </span>
      <span className="hidden text-sm font-semibold text-accent-ink sm:inline">
        {t("credits.seeAll")}
      </span>
    </Link>
  );
}

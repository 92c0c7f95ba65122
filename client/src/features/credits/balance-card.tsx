import { useTranslation } from "react-i18next";
import { creditNumber, credits } from "@/entities/credits/amounts";
import { useBalance } from "@/entities/credits/queries";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { Card } from "@/ui/card";
import { Loading, Skeleton } from "@/ui/skeleton";

function Figure({ label, minutes }: { label: string; minutes: number }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-semibold">{credits(minutes)}</dd>
    </div>
  );
}

/** Available and held credits, and what was earned and spent in all. */
export function BalanceCard() {
  const { t } = useTranslation();
  const { data, error } = useBalance();
  if (error && !data) return null; // the page says so, once for all of its parts
  if (!data)
    return (
      <Loading label={t("credits.loading")}>
        <Skeleton className="h-68 rounded-card" />
      </Loading>
    );
  return (
    <Card className="grid min-h-68 content-start gap-5" aria-live="polite">
      <div>
        <h2 className="text-sm font-semibold text-ink-soft">{t("credits.available")}</h2>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-display text-5xl font-bold tracking-tight">
            {creditNumber(data.availableMinutes)}
          </span>
          <span className="text-lg text-ink-soft">
            {t("credits.unit", { count: data.availableMinutes / 60 })}
          </span>
        </p>
        <p className="text-sm text-ink-faint">{hoursAndMinutes(data.availableMinutes)}</p>
      </div>
      <dl className="grid grid-cols-3 gap-3 border-t border-line pt-4">
        <Figure label={t("credits.held")} minutes={data.heldMinutes} />
        <Figure label={t("credits.earned")} minutes={data.earnedMinutes} />
        <Figure label={t("credits.spent")} minutes={data.spentMinutes} />
      </dl>
      {data.heldMinutes > 0 && <p className="text-sm text-ink-soft">{t("credits.heldHint")}</p>}
    </Card>
  );
}

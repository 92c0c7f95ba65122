import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBalance } from "@/entities/credits/queries";
import { personQuery } from "@/entities/person/queries";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { useServerEvent } from "@/lib/realtime/provider";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Loading, Skeleton } from "@/ui/skeleton";
import { quickStats, type Stat } from "./stats";

const HEIGHT = "min-h-28";
const GRID = "grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4";
const PLACEHOLDERS = ["a", "b", "c", "d"];

/** My figures, as others see them on my page, and my credits; they follow each payment. */
function useStats() {
  const me = useMe();
  const cache = useQueryClient();
  const balance = useBalance();
  const mine = personQuery(me.id);
  const person = useQuery(mine);
  useServerEvent(
    "credits:changed",
    () => void cache.invalidateQueries({ queryKey: mine.queryKey }),
  );
  const retry = () => {
    if (!balance.data) void balance.refetch();
    if (!person.data) void person.refetch();
  };
  const isMissing = !balance.data || !person.data;
  return {
    stats: isMissing ? null : { balance: balance.data, person: person.data },
    error: isMissing ? (balance.error ?? person.error) : null,
    retry,
  };
}

/** Credits, hours taught and learned, and what others say: four figures, each a way to what is behind it. */
export function QuickStats() {
  const { t } = useTranslation();
  const { stats, error, retry } = useStats();
  if (error)
    return (
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p role="alert">
          <strong>{t("errors.loadTitle")}</strong> {describeError(error)}
        </p>
        <Button variant="secondary" size="sm" onClick={retry}>
          {t("common.retry")}
        </Button>
      </Card>
    );
  if (!stats)
    return (
      <Loading label={t("common.loading")}>
        <div className={GRID}>
          {PLACEHOLDERS.map((each) => (
            <Skeleton key={each} className={`${HEIGHT} rounded-card`} />
          ))}
        </div>
      </Loading>
    );
  return (
    <section aria-label={t("dashboard.stats.label")}>
      <ul className={GRID}>
        {quickStats(stats.person, stats.balance, t).map((stat) => (
          <Tile key={stat.name} stat={stat} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ stat: { name, value, hint, to } }: { stat: Stat }) {
  const { t } = useTranslation();
  return (
    <li className="grid">
      <Link
        to={to}
        className={`${HEIGHT} flex min-w-0 flex-col rounded-card border border-line bg-surface px-4 py-3 shadow-low transition-colors hover:border-accent sm:px-5`}
      >
        <span className="text-sm text-ink-soft">{t(`dashboard.stats.${name}`)}</span>
        <span className="font-display text-xl font-bold break-words sm:text-2xl">{value}</span>
        <span className="text-sm text-ink-soft">{hint}</span>
      </Link>
    </li>
  );
}

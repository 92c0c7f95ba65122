import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Card } from "@/components/ui/card";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Reliability } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { reliabilityQuery } from "@/lib/session-deeds";

const DAY_MINUTES = 24 * 60;
const ROUND_FROM_MINUTES = 180;

/** A typical time to answer, as rough as people say it: whole hours from three hours on, at most days. */
export function roughTime(minutes: number): number {
  const rounded = minutes >= ROUND_FROM_MINUTES ? Math.round(minutes / 60) * 60 : minutes;
  return Math.max(1, Math.min(rounded, 3 * DAY_MINUTES));
}

function Part({ name, children }: { name: string; children: string | number }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Parts({ reliability }: { reliability: Reliability }) {
  const { t } = useTranslation();
  const { figure, cameCount, missedCount, lateCancelCount, replyMinutes } = reliability;
  return (
    <>
      {figure === null ? (
        <p className="text-ink-soft">{t("reviews.reliability.none")}</p>
      ) : (
        <p className="font-display text-3xl font-bold">
          {t("reviews.reliability.figure", { percent: Math.round(figure * 100) })}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Part name={t("reviews.reliability.came")}>{cameCount}</Part>
        <Part name={t("reviews.reliability.missed")}>{missedCount}</Part>
        <Part name={t("reviews.reliability.late")}>{lateCancelCount}</Part>
        <Part name={t("reviews.reliability.reply")}>
          {replyMinutes === null
            ? t("reviews.reliability.noReply")
            : t("reviews.reliability.within", { time: duration(roughTime(replyMinutes)) })}
        </Part>
      </dl>
      <p className="text-sm text-ink-soft">{t("reviews.reliability.explain")}</p>
    </>
  );
}

/** Whether somebody keeps what was agreed: apart from the stars, because it counts and does not judge. */
export function ReliabilityCard({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(reliabilityQuery(personId));
  return (
    <Card className="grid gap-4">
      <h2 className="text-xl font-bold">{t("reviews.reliability.title")}</h2>
      {data && <Parts reliability={data} />}
      {!data && error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("common.loading")}>
          <Skeleton className="h-28" />
        </Loading>
      )}
    </Card>
  );
}

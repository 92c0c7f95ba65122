import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Reliability } from "skillswap-sdk";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { reliabilityQuery } from "./queries";

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
  const { figure, cameCount, missedCount, lateCancelCount } = reliability;
  return (
    <>
      {figure === null ? (
        <p className="text-ink-soft">{t("reviews.reliability.none")}</p>
      ) : (
        <p className="font-display text-3xl font-bold">
          {t("reviews.reliability.figure", { percent: Math.round(figure * 100) })}
        </p>
      )}
      <dl className="grid grid-cols-3 gap-x-4 gap-y-4 sm:gap-x-6">
        <Part name={t("reviews.reliability.came")}>{cameCount}</Part>
        <Part name={t("reviews.reliability.missed")}>{missedCount}</Part>
        <Part name={t("reviews.reliability.late")}>{lateCancelCount}</Part>
      </dl>
      <p className="text-sm text-ink-soft">{t("reviews.reliability.explain")}</p>
    </>
  );
}

/** How reliably somebody keeps sessions. Apart from the stars, because it is counted and not judged. */
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

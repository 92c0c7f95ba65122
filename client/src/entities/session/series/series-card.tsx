import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isApiError, type Series, type Session } from "skillswap-sdk";
import { toast } from "sonner";
import { credits } from "@/entities/credits/amounts";
import { ActionError } from "@/entities/session/action-error";
import { REASON_LENGTH, StatementDialog } from "@/entities/session/statement-dialog";
import { SessionStatusTag } from "@/entities/session/status-tag";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useMyZone } from "@/lib/time/my-zone";
import { whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { useSeriesAction } from "./actions";
import { seriesQuery } from "./queries";

/** All lessons of the series that `session` belongs to, and what can be done with them together. */
export function SeriesCard({ session, className }: { session: Session; className?: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(seriesQuery(session.seriesId ?? ""));
  if (isApiError(error) && error.status === 404) return null;
  return (
    <Card className={cn("grid gap-4", className)}>
      <h2 className="text-xl font-bold">{t("series.title")}</h2>
      {error && !data && <LoadError error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Loading label={t("series.loading")}>
          <Skeleton className="h-40" />
        </Loading>
      )}
      {data && <Lessons series={data} here={session.id} />}
    </Card>
  );
}

function Lessons({ series, here }: { series: Series; here: string }) {
  const { t } = useTranslation();
  const { heldCount, heldMinutes, totalMinutes, status } = series;
  const money =
    status === "requested" || heldCount === 0
      ? t("series.cost", { cost: credits(totalMinutes) })
      : t("series.held", {
          cost: credits(totalMinutes),
          held: credits(heldMinutes),
          count: heldCount,
        });
  return (
    <>
      <p className="text-sm text-ink-soft">{money}</p>
      <ol className="grid gap-1">
        {series.sessions.map((lesson) => (
          <Lesson key={lesson.id} lesson={lesson} isHere={lesson.id === here} />
        ))}
      </ol>
      <Actions series={series} />
    </>
  );
}

function Lesson({ lesson, isHere }: { lesson: Session; isHere: boolean }) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const when = whenIn(lesson.scheduledTime, zone);
  return (
    <li
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control px-2 py-1.5",
        isHere && "bg-accent-soft",
      )}
    >
      <span className="grid">
        <span className="text-xs text-ink-faint">
          {t("series.number", { number: lesson.seriesNumber, count: lesson.seriesCount })}
        </span>
        {isHere ? (
          <span aria-current="page" className="font-semibold">
            {when}
          </span>
        ) : (
          <Link to={`/sessions/${lesson.id}`} className="font-semibold hover:underline">
            {when}
          </Link>
        )}
      </span>
      <SessionStatusTag session={lesson} />
    </li>
  );
}

function Actions({ series }: { series: Series }) {
  const { t } = useTranslation();
  const me = useMe();
  const act = useSeriesAction(series.id);
  const [asking, setAsking] = useState<"decline" | "cancel" | null>(null);
  const may = (name: Series["actions"][number]) => series.actions.includes(name);
  return (
    <>
      <ActionError error={act.error} />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {may("accept") && (
          <Button
            size="sm"
            busy={act.isPending}
            disabled={!me.isVerified}
            onClick={() =>
              act.mutate(
                { action: "accept" },
                { onSuccess: () => void toast.success(t("series.accepted")) },
              )
            }
          >
            {t("series.accept")}
          </Button>
        )}
        {may("decline") && (
          <Button size="sm" variant="secondary" onClick={() => setAsking("decline")}>
            {t("series.decline")}
          </Button>
        )}
        {may("cancel") && !may("decline") && (
          <Button size="sm" variant="danger" onClick={() => setAsking("cancel")}>
            {t("series.cancel")}
          </Button>
        )}
      </div>
      {asking && (
        <StatementDialog
          title={t(`series.${asking}Title`)}
          text={t(`series.${asking}Text`)}
          label={t("sessions.actions.reason")}
          draft={`series.${asking}.${series.id}`}
          most={REASON_LENGTH}
          variant="danger"
          submit={t(`series.${asking}Submit`)}
          onSubmit={async (reason) => {
            await act.mutateAsync({ action: asking, reason });
            toast.success(t(`series.${asking}Done`));
          }}
          onDone={() => setAsking(null)}
        />
      )}
    </>
  );
}

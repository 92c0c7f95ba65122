import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSessionsSince } from "@/features/sessions/queries";
import { cn } from "@/lib/cn";
import { dayLabel, shiftDays } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { dayStart, zoneLabel } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { Agenda } from "./agenda";
import { BLOCK_STYLES } from "./block-styles";
import { inWeek, weekInUrl } from "./week";
import { WeekGrid } from "./week-grid";

const LEGEND = ["teaching", "learning", "requested"] as const;

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {LEGEND.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <span className={cn("size-4 rounded-sm", BLOCK_STYLES[name])} aria-hidden="true" />
          {t(`sessions.week.${name}`)}
        </li>
      ))}
    </ul>
  );
}

function Steps({
  firstDay,
  thisWeek,
  onGo,
}: {
  firstDay: string;
  thisWeek: string;
  onGo: (firstDay: string | null) => void;
}) {
  const { t } = useTranslation();
  const lastDay = shiftDays(firstDay, 6);
  const go = (next: string) => onGo(next === thisWeek ? null : next);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-xl font-bold" aria-live="polite">
        {dayLabel(firstDay, { day: "numeric", month: "short" })} –{" "}
        {dayLabel(lastDay, { day: "numeric", month: "short", year: "numeric" })}
      </h2>
      <div className="flex items-center gap-2">
        <Button
          variant="secondary"
          size="icon"
          aria-label={t("sessions.week.previous")}
          onClick={() => go(shiftDays(firstDay, -7))}
        >
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button variant="secondary" disabled={firstDay === thisWeek} onClick={() => onGo(null)}>
          {t("sessions.week.today")}
        </Button>
        <Button
          variant="secondary"
          size="icon"
          aria-label={t("sessions.week.next")}
          onClick={() => go(shiftDays(firstDay, 7))}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

/** A week in my zone: a grid on wide screens, an agenda on phones. */
export function WeekView({
  week,
  onWeek,
}: {
  week: string | null;
  onWeek: (firstDay: string | null) => void;
}) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  useNow(); // renders again when the current week changes
  const firstDay = weekInUrl(week, timezone);
  const start = dayStart(firstDay, timezone);
  const { sessions, error, retry } = useSessionsSince(start.getTime());
  const shown = sessions && inWeek(sessions, firstDay, timezone);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Steps firstDay={firstDay} thisWeek={weekInUrl(null, timezone)} onGo={onWeek} />
      <p className="text-sm text-ink-soft">
        {t("sessions.week.zone", { zone: zoneLabel(timezone, start.toISOString()) })}
      </p>
      {error && !shown && <LoadError error={error} onRetry={retry} />}
      {!error && !shown && (
        <Loading label={t("sessions.loading")}>
          <Skeleton className="h-120 rounded-card" />
        </Loading>
      )}
      {shown && (
        <>
          <WeekGrid sessions={shown} firstDay={firstDay} className="hidden md:block" />
          <Agenda sessions={shown} firstDay={firstDay} className="md:hidden" />
          {shown.length === 0 && (
            <p className="hidden text-center text-ink-soft md:block">{t("sessions.week.empty")}</p>
          )}
          <Legend />
        </>
      )}
    </div>
  );
}

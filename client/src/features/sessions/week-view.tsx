import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { dayLabel, dayStart, zoneLabel } from "@/lib/zones";
import { Agenda } from "./agenda";
import { BLOCK_LOOKS } from "./block-looks";
import { useSessionsSince } from "./queries";
import { askedWeek, inWeek, shiftDays } from "./week";
import { WeekGrid } from "./week-grid";

const LEGEND = ["teaching", "learning", "asked"] as const;

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {LEGEND.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <span className={cn("size-4 rounded-sm", BLOCK_LOOKS[name])} aria-hidden="true" />
          {t(`sessions.week.${name}`)}
        </li>
      ))}
    </ul>
  );
}

function Steps({
  monday,
  thisMonday,
  onGo,
}: {
  monday: string;
  thisMonday: string;
  onGo: (monday: string | null) => void;
}) {
  const { t } = useTranslation();
  const sunday = shiftDays(monday, 6);
  const go = (next: string) => onGo(next === thisMonday ? null : next);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-xl font-bold" aria-live="polite">
        {dayLabel(monday, { day: "numeric", month: "short" })} –{" "}
        {dayLabel(sunday, { day: "numeric", month: "short", year: "numeric" })}
      </h2>
      <div className="flex items-center gap-2">
        <Button
          look="secondary"
          size="icon"
          aria-label={t("sessions.week.previous")}
          onClick={() => go(shiftDays(monday, -7))}
        >
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button look="secondary" disabled={monday === thisMonday} onClick={() => onGo(null)}>
          {t("sessions.week.today")}
        </Button>
        <Button
          look="secondary"
          size="icon"
          aria-label={t("sessions.week.next")}
          onClick={() => go(shiftDays(monday, 7))}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

/** A week from Monday to Sunday on my clock: a grid where there is room, an agenda on a phone. */
export function WeekView({
  asked,
  onWeek,
}: {
  asked: string | null;
  onWeek: (monday: string | null) => void;
}) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  useNow(); // which week is this one changes by itself
  const monday = askedWeek(asked, timezone);
  const start = dayStart(monday, timezone);
  const { sessions, error, retry } = useSessionsSince(start.getTime());
  const shown = sessions && inWeek(sessions, monday, timezone);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Steps monday={monday} thisMonday={askedWeek(null, timezone)} onGo={onWeek} />
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
          <WeekGrid sessions={shown} monday={monday} className="hidden md:block" />
          <Agenda sessions={shown} monday={monday} className="md:hidden" />
          {shown.length === 0 && (
            <p className="hidden text-center text-ink-soft md:block">{t("sessions.week.empty")}</p>
          )}
          <Legend />
        </>
      )}
    </div>
  );
}

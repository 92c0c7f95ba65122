import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { PersonCard, Slots } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { slotsQuery } from "@/lib/sessions";
import { clockIn, dayIn, dayLabel, sameClock, zoneLabel } from "@/lib/zones";
import { theirClock } from "./both-times";
import { Chip } from "./chip";
import { isLength } from "./length-field";
import { fortnight, groupByDay } from "./slots";

const FALLBACK_MINUTES = 60;
/** Nobody books further ahead than half a year. */
const LAST_PAGE = 12;
const shortDay = (day: string) => dayLabel(day, { day: "numeric", month: "short" });

interface Choice {
  value: string | null;
  onChange: (at: string) => void;
}

function Clocks({ person, at }: { person: PersonCard; at: string }) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  const same = sameClock(at, timezone, person.timezone);
  return (
    <p className="text-sm text-ink-soft">
      {t(same ? "sessions.schedule.clocksSame" : "sessions.schedule.clocks", {
        name: person.name,
        mine: zoneLabel(timezone, at),
        theirs: zoneLabel(person.timezone, at),
      })}
    </p>
  );
}

function Days({ slots, value, onChange }: { slots: Slots } & Choice) {
  const name = useId();
  const { myTimezone, theirTimezone } = slots;
  return groupByDay(slots.data, myTimezone).map(({ day, slots: inDay }) => (
    <div key={day} className="grid gap-1.5">
      <h3 className="font-sans text-sm font-bold">{dayLabel(day)}</h3>
      <div className="grid grid-cols-3 gap-1.5 sm:grid-cols-4">
        {inDay.map(({ start }) => (
          <Chip key={start} name={name} checked={value === start} onChoose={() => onChange(start)}>
            <span className="sr-only">{dayLabel(day)}, </span>
            <span>{clockIn(start, myTimezone)}</span>
            {!sameClock(start, myTimezone, theirTimezone) && (
              <span className="text-xs font-normal">
                {theirClock(start, myTimezone, theirTimezone)}
              </span>
            )}
          </Chip>
        ))}
      </div>
    </div>
  ));
}

function Missing({ slots, name, onOther }: { slots: Slots; name: string; onOther: () => void }) {
  const { t } = useTranslation();
  const mine = slots.missingAvailability.includes("mine");
  const theirs = slots.missingAvailability.includes("theirs");
  return (
    <Notice tone="warm" className="grid justify-items-start gap-2">
      {mine && (
        <p>
          {t("sessions.schedule.missingMine")}{" "}
          <Link to="/profile#availability" className="underline">
            {t("sessions.schedule.missingMineLink")}
          </Link>
        </p>
      )}
      {theirs && <p>{t("sessions.schedule.missingTheirs", { name })}</p>}
      <Button look="secondary" size="sm" onClick={onOther}>
        {t("sessions.schedule.other")}
      </Button>
    </Notice>
  );
}

/** Times when both are free, by day, a fortnight at a time; with the own time of the session `besides`. */
export function SharedTimes({
  person,
  minutes,
  besides,
  onOther,
  ...choice
}: {
  person: PersonCard;
  minutes: number;
  besides?: string | undefined;
  onOther: () => void;
} & Choice) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  const [now] = useState(() => new Date(Math.ceil(Date.now() / 60_000) * 60_000).toISOString());
  const [page, setPage] = useState(0);
  const { from, to } = fortnight(page, now, timezone);
  const asked = isLength(minutes) ? minutes : FALLBACK_MINUTES;
  const { data, error, refetch } = useQuery(slotsQuery(person.id, asked, from, to, besides));
  const range = {
    from: shortDay(dayIn(from, timezone)),
    to: shortDay(dayIn(new Date(Date.parse(to) - 1).toISOString(), timezone)),
  };
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (data && data.missingAvailability.length > 0)
    return <Missing slots={data} name={person.name} onOther={onOther} />;
  return (
    <div className="grid gap-3">
      <Clocks person={person} at={from} />
      <div className="h-64 overflow-y-auto rounded-control border border-line bg-paper p-3">
        {!data && (
          <Loading label={t("sessions.schedule.slotsLoading")}>
            <div className="grid gap-3">
              <Skeleton className="h-5 w-1/2" />
              <Skeleton className="h-24" />
              <Skeleton className="h-5 w-1/2" />
              <Skeleton className="h-12" />
            </div>
          </Loading>
        )}
        {data?.data.length === 0 && (
          <p className="py-8 text-center text-ink-soft">
            {t("sessions.schedule.slotsNone", range)}
          </p>
        )}
        {data && (
          <div className="grid gap-4">
            <Days slots={data} {...choice} />
          </div>
        )}
      </div>
      <div className="flex items-center justify-between gap-2">
        <Button look="secondary" size="sm" disabled={page === 0} onClick={() => setPage(page - 1)}>
          <ChevronLeft aria-hidden="true" />
          {t("sessions.schedule.earlier")}
        </Button>
        <span className="text-center text-sm text-ink-soft" aria-live="polite">
          {t("sessions.schedule.slotsRange", range)}
        </span>
        <Button
          look="secondary"
          size="sm"
          disabled={page >= LAST_PAGE}
          onClick={() => setPage(page + 1)}
        >
          {t("sessions.schedule.later")}
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

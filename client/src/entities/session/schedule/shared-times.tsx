import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonCard, Slots } from "skillswap-sdk";
import { theirClock } from "@/entities/session/both-times";
import { slotsQuery } from "@/entities/session/queries";
import { unbroken } from "@/lib/i18n/unbroken";
import { dayLabel } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn, dayIn, sameClock, zoneLabel } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { DayStrip } from "./day-strip";
import { isLength } from "./length";
import { AskForTime, Missing } from "./no-times";
import { daysBetween, fortnight, type SlotDay } from "./slots";

const FALLBACK_MINUTES = 60;
/** Nobody books further ahead than half a year. */
const LAST_PAGE = 12;
const shortDay = (day: string) => unbroken(dayLabel(day, { day: "numeric", month: "short" }));

interface Choice {
  value: string | null;
  onChange: (at: string) => void;
}

function Clocks({ person, at }: { person: PersonCard; at: string }) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const same = sameClock(at, timezone, person.timezone);
  return (
    <p className="text-xs text-ink-soft">
      {t(same ? "sessions.schedule.clocksSame" : "sessions.schedule.clocks", {
        name: person.name,
        mine: zoneLabel(timezone, at),
        theirs: zoneLabel(person.timezone, at),
      })}
    </p>
  );
}

/** The free times of one day on both clocks; theirs says its day where it is another. */
function TimesOfDay({ slots, day, value, onChange }: { slots: Slots; day: SlotDay } & Choice) {
  const name = useId();
  const { myTimezone, theirTimezone } = slots;
  return (
    <div className="-m-1 grid max-h-44 grid-cols-3 gap-1.5 overflow-y-auto p-1 sm:grid-cols-4">
      {day.slots.map(({ start }) => (
        <Chip key={start} name={name} checked={value === start} onChoose={() => onChange(start)}>
          <span className="sr-only">{dayLabel(day.day)}, </span>
          <span>{clockIn(start, myTimezone)}</span>
          {!sameClock(start, myTimezone, theirTimezone) && (
            <span className="text-xs font-normal">
              {theirClock(start, myTimezone, theirTimezone)}
            </span>
          )}
        </Chip>
      ))}
    </div>
  );
}

/** The strip of days and the times of the chosen one: at first that of `value`, else the first with a time. */
function Days({ slots, days, ...choice }: { slots: Slots; days: SlotDay[] } & Choice) {
  const [chosen, setChosen] = useState<string | null>(null);
  const free = days.filter((each) => each.slots.length > 0);
  const valued = choice.value ? dayIn(choice.value, slots.myTimezone) : null;
  const shown = free.find(({ day }) => day === (chosen ?? valued)) ?? free[0];
  return (
    <div className="grid gap-3">
      <DayStrip days={days} value={shown?.day} onChange={setChosen} />
      {shown && <TimesOfDay key={shown.day} slots={slots} day={shown} {...choice} />}
    </div>
  );
}

/** Times when both are free, by day, 14 days at a time; the time of session `besides` counts as free. */
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
  const timezone = useMyZone();
  const [now] = useState(() => new Date(Math.ceil(Date.now() / 60_000) * 60_000).toISOString());
  const [page, setPage] = useState(0);
  const { from, to } = fortnight(page, now, timezone);
  const length = isLength(minutes) ? minutes : FALLBACK_MINUTES;
  const { data, error, refetch } = useQuery(slotsQuery(person.id, length, from, to, besides));
  const range = {
    from: shortDay(dayIn(from, timezone)),
    to: shortDay(dayIn(new Date(Date.parse(to) - 1).toISOString(), timezone)),
  };
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (data && data.missingAvailability.length > 0)
    return <Missing slots={data} person={person} onOther={onOther} />;
  return (
    <div className="grid gap-3">
      <Clocks person={person} at={from} />
      {!data && (
        <Loading label={t("sessions.schedule.slotsLoading")}>
          <div className="grid gap-3">
            <Skeleton className="h-14" />
            <Skeleton className="h-28" />
          </div>
        </Loading>
      )}
      {data && (
        <Days
          key={from}
          slots={data}
          days={daysBetween(data.data, from, to, timezone)}
          {...choice}
        />
      )}
      {data?.data.length === 0 && (
        <div className="grid justify-items-center gap-2 text-center text-ink-soft">
          <p>{t("sessions.schedule.slotsNone", range)}</p>
          <AskForTime person={person} />
        </div>
      )}
      <div className="flex items-center justify-between gap-2">
        <Button
          variant="secondary"
          size="sm"
          disabled={page === 0}
          onClick={() => setPage(page - 1)}
        >
          <ChevronLeft aria-hidden="true" />
          {t("sessions.schedule.earlier")}
        </Button>
        <span className="text-center text-sm text-ink-soft" aria-live="polite">
          {t("sessions.schedule.slotsRange", range)}
        </span>
        <Button
          variant="secondary"
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

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreeingPerson } from "skillswap-sdk";
import { slotsQuery } from "@/entities/session/queries";
import { withCommas } from "@/lib/i18n/lists";
import { dayLabel } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn, zoneLabel } from "@/lib/time/zones";
import { Card } from "@/ui/card";
import { Loading, Skeleton } from "@/ui/skeleton";
import { AskForTime } from "./no-times";
import { fortnight, groupByDay } from "./slots";

const MINUTES = 60;
const DAYS = 4;
const TIMES = 4;

/** The next hours in which I and the person of the page are both free, on my clock. */
export function FreeHours({ person }: { person: AgreeingPerson }) {
  const { t } = useTranslation();
  const zone = useMyZone();
  const [now] = useState(() => new Date(Math.ceil(Date.now() / 60_000) * 60_000).toISOString());
  const { from, to } = fortnight(0, now, zone);
  const { data, error } = useQuery(slotsQuery(person.id, MINUTES, from, to));
  if (error && !data) return null;
  const days = data ? groupByDay(data.data, zone).slice(0, DAYS) : [];
  return (
    <Card className="grid gap-3">
      <h2 className="text-xl font-bold">{t("sessions.freeHours.title")}</h2>
      {!data && (
        <Loading label={t("sessions.freeHours.loading")}>
          <Skeleton className="h-20" />
        </Loading>
      )}
      {days.length > 0 && (
        <>
          <p className="text-sm text-ink-soft">
            {t("sessions.schedule.otherHint", { zone: zoneLabel(zone, now) })}
          </p>
          <dl className="grid gap-2 sm:grid-cols-2">
            {days.map(({ day, slots }) => (
              <div key={day}>
                <dt className="font-semibold">{dayLabel(day)}</dt>
                <dd className="text-ink-soft tabular-nums">
                  {withCommas(slots.slice(0, TIMES).map(({ start }) => clockIn(start, zone)))}
                  {slots.length > TIMES && " …"}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {data && days.length === 0 && (
        <div className="grid justify-items-start gap-2">
          <p className="text-ink-soft">{t("sessions.freeHours.none")}</p>
          <AskForTime person={person} />
        </div>
      )}
    </Card>
  );
}

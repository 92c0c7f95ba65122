import { useTranslation } from "react-i18next";
import { withCommas } from "@/lib/i18n/lists";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn, daysAhead, sameClock, shortDayIn, whenIn, zoneLabel } from "@/lib/time/zones";

/** A moment in my zone and below it in theirs; one line where both clocks show the same. */
export function BothTimes({
  at,
  person,
}: {
  at: string;
  person: { name: string; timezone: string };
}) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const same = sameClock(at, timezone, person.timezone);
  return (
    <span className="grid">
      <time dateTime={at} className="font-semibold">
        {whenIn(at, timezone)}
      </time>
      <span className="text-sm text-ink-soft">
        {same
          ? t("sessions.sameClock", { name: person.name })
          : t("sessions.theirClock", {
              name: person.name,
              when: theirClock(at, timezone, person.timezone),
              zone: zoneLabel(person.timezone, at),
            })}
      </span>
    </span>
  );
}

/** The time in their zone, with the day where it differs from mine. */
export function theirClock(at: string, mine: string, theirs: string): string {
  const clock = clockIn(at, theirs);
  return daysAhead(at, mine, theirs) === 0 ? clock : withCommas([shortDayIn(at, theirs), clock]);
}

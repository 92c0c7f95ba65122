import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/session";
import { clockIn, daysAhead, sameClock, shortDayIn, whenIn, zoneLabel } from "@/lib/zones";

/** A moment on my clock, and below it on theirs; one line where both clocks show the same. */
export function BothTimes({
  at,
  person,
}: {
  at: string;
  person: { name: string; timezone: string };
}) {
  const { t } = useTranslation();
  const { timezone } = useMe();
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

/** Their time of the day, with the day where it is another one. */
export function theirClock(at: string, mine: string, theirs: string): string {
  const clock = clockIn(at, theirs);
  return daysAhead(at, mine, theirs) === 0 ? clock : `${shortDayIn(at, theirs)}, ${clock}`;
}

import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { theirClock } from "@/components/sessions/both-times";
import { endOf, sideOf, standing } from "@/components/sessions/standing";
import type { Session } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { clockIn, dayIn, dayLabel, placeOfZone } from "@/lib/zones";
import { lookOf } from "./block-looks";
import { agendaOf, daysOfWeek } from "./week";

function Entry({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const { role, other } = sideOf(session, me.id);
  const at = session.scheduledTime;
  return (
    <Link
      to={`/sessions/${session.id}`}
      className={cn(
        "grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3 rounded-control px-3 py-2.5",
        lookOf(session, me.id),
      )}
    >
      <span className="grid content-start text-sm">
        <time dateTime={at} className="font-bold">
          {clockIn(at, me.timezone)}
        </time>
        <span>{t("sessions.week.until", { clock: clockIn(endOf(session), me.timezone) })}</span>
      </span>
      <span className="grid text-sm">
        <span className="text-base font-bold break-words">{session.skill.name}</span>
        <span>{t(`sessions.role.${role}`, { name: other.name })}</span>
        <span>
          {t("sessions.week.theirs", {
            clock: theirClock(at, me.timezone, other.timezone),
            place: placeOfZone(other.timezone),
          })}
        </span>
        <span className="font-semibold">{standing(session, me.id, now, t)}</span>
      </span>
    </Link>
  );
}

/** The week day by day, for a narrow screen. */
export function Agenda({
  sessions,
  monday,
  className,
}: {
  sessions: Session[];
  monday: string;
  className: string;
}) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  const today = dayIn(new Date(useNow()).toISOString(), timezone);
  return (
    <ol className={cn("grid gap-4", className)}>
      {daysOfWeek(monday).map((day) => {
        const entries = agendaOf(sessions, day, timezone);
        return (
          <li key={day} className="grid gap-2">
            <div className="flex items-baseline justify-between gap-3 border-b border-line pb-1">
              <h3
                aria-current={day === today ? "date" : undefined}
                className={cn("text-base font-bold", day === today && "text-accent-ink")}
              >
                {dayLabel(day)}
                {day === today && ` (${t("sessions.week.today")})`}
              </h3>
              {entries.length === 0 && (
                <p className="text-sm text-ink-faint">{t("sessions.week.nothing")}</p>
              )}
            </div>
            {entries.map((session) => (
              <Entry key={session.id} session={session} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

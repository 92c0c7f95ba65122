import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Session } from "skillswap-sdk";
import { theirClock } from "@/entities/session/both-times";
import { endsAt, sideOf, statusLabel } from "@/entities/session/status";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { topicName } from "@/lib/i18n/topics";
import { dayLabel, daysOfWeek } from "@/lib/time/calendar";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { todayIn } from "@/lib/time/relative";
import { clockIn, placeOfZone } from "@/lib/time/zones";
import { styleOf } from "./block-styles";
import { agendaOf } from "./week";

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
        styleOf(session, me.id),
      )}
    >
      <span className="grid content-start text-sm">
        <time dateTime={at} className="font-bold">
          {clockIn(at, me.timezone)}
        </time>
        <span>{t("sessions.week.until", { clock: clockIn(endsAt(session), me.timezone) })}</span>
      </span>
      <span className="grid text-sm">
        <span className="text-base font-bold break-words">{topicName(session.skill.name)}</span>
        <span>{t(`sessions.role.${role}`, { name: other.name })}</span>
        <span>
          {t("sessions.week.theirs", {
            clock: theirClock(at, me.timezone, other.timezone),
            place: placeOfZone(other.timezone),
          })}
        </span>
        <span className="font-semibold">{statusLabel(session, me.id, now, t)}</span>
      </span>
    </Link>
  );
}

/** The week day by day, for a narrow screen. */
export function Agenda({
  sessions,
  firstDay,
  className,
}: {
  sessions: Session[];
  firstDay: string;
  className: string;
}) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const today = todayIn(timezone, useNow());
  return (
    <ol className={cn("grid gap-4", className)}>
      {daysOfWeek(firstDay).map((day) => {
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

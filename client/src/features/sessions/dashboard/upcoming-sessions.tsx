import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Session } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { BothTimes } from "@/entities/session/both-times";
import { endsAt, isOpenAt, sideOf } from "@/entities/session/status";
import { upcomingQuery } from "@/features/sessions/queries";
import { useMe } from "@/lib/auth/me";
import { withCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { hoursAndMinutes, timeUntil } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { ButtonLink } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SmallEmpty } from "@/ui/small-empty";

const SHOWN = 3;
const PLACEHOLDERS = ["a", "b", "c"];

/** The agreed sessions that run or begin next, the first of them first. */
export function upcomingOf(sessions: Session[], now: number): Session[] {
  return sessions
    .filter(({ status }) => status === "scheduled" || status === "in_progress")
    .filter((session) => !session.endedById && endsAt(session) > now)
    .sort((a, b) => Date.parse(a.scheduledTime) - Date.parse(b.scheduledTime))
    .slice(0, SHOWN);
}

/** Three of them, and a way to the next where there are fewer. For the dashboard. */
export function UpcomingSessions() {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { data, error, refetch } = useQuery(upcomingQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Placeholder />;
  const sessions = upcomingOf(data.data, now);
  return (
    <div className="flex flex-1 flex-col gap-2">
      {sessions.length > 0 && (
        <ul className="grid">
          {sessions.map((session, index) => (
            <UpcomingRow key={session.id} session={session} now={now} counts={index === 0} />
          ))}
        </ul>
      )}
      {sessions.length < SHOWN && (
        <SmallEmpty to="/matches" text={sessions.length > 0 ? "" : t("sessions.home.none")}>
          {t(sessions.length > 0 ? "dashboard.upcomingMore" : "sessions.empty.matches")}
        </SmallEmpty>
      )}
    </div>
  );
}

function Placeholder() {
  const { t } = useTranslation();
  return (
    <Loading label={t("sessions.loading")}>
      <div className="grid gap-2">
        {PLACEHOLDERS.map((each) => (
          <Skeleton key={each} className="h-28 sm:h-20" />
        ))}
      </div>
    </Loading>
  );
}

/** `counts`: whether it says how long it is until then. */
function UpcomingRow({ session, now, counts }: { session: Session; now: number; counts: boolean }) {
  const { t } = useTranslation();
  const { role, other } = sideOf(session, useMe().id);
  const place = `/sessions/${session.id}`;
  return (
    <li className="flex items-start gap-3 border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
      <Avatar name={other.name} url={other.avatarUrl} className="size-10" />
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 sm:grid-cols-2">
        <div className="min-w-0">
          <h3 className="font-bold break-words">
            <Link to={place} className="hover:underline">
              {topicName(session.skill.name)}
            </Link>
          </h3>
          <p className="text-sm break-words text-ink-soft">
            {withCommas([
              t(`sessions.role.${role}`, { name: other.name }),
              hoursAndMinutes(session.durationMinutes),
            ])}
          </p>
        </div>
        <div className="min-w-0">
          <BothTimes at={session.scheduledTime} person={other} />
          {counts && <Countdown session={session} now={now} />}
          {isOpenAt(session, now) && (
            <ButtonLink to={place} size="sm" className="mt-2">
              {t("sessions.join")}
            </ButtonLink>
          )}
        </div>
      </div>
      <PersonMenu person={other} className="-me-2 -mt-1" />
    </li>
  );
}

function Countdown({ session, now }: { session: Session; now: number }) {
  const { t } = useTranslation();
  const text =
    Date.parse(session.scheduledTime) <= now
      ? t("sessions.home.running")
      : t("sessions.home.in", { time: timeUntil(session.scheduledTime, now) });
  return <strong className="block text-sm text-accent-ink">{text}</strong>;
}

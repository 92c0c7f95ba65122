import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { PersonMenu } from "@/components/safety/person-menu";
import { BothTimes } from "@/components/sessions/both-times";
import { endOf, isOpenAt, sideOf } from "@/components/sessions/standing";
import { ButtonLink } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { Session } from "@/lib/api/types";
import { hoursAndMinutes } from "@/lib/credits";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { timeUntil } from "./countdown";
import { upcomingQuery } from "./queries";

/** The agreed session that begins next, or runs. */
export function nextOf(sessions: Session[], now: number): Session | undefined {
  return sessions
    .filter(({ status }) => status === "scheduled" || status === "in_progress")
    .filter((session) => !session.endedById && Date.parse(endOf(session)) > now)
    .sort((a, b) => Date.parse(a.scheduledTime) - Date.parse(b.scheduledTime))[0];
}

function When({ session, now }: { session: Session; now: number }) {
  const { t } = useTranslation();
  if (Date.parse(session.scheduledTime) <= now)
    return <strong className="text-accent-ink">{t("sessions.home.running")}</strong>;
  const time = timeUntil(session.scheduledTime, now, t);
  return <strong>{t("sessions.home.in", { time })}</strong>;
}

/** The next session with its countdown, and the way in once it is open. For the dashboard. */
export function NextSession() {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow(15_000);
  const { data, error, refetch } = useQuery(upcomingQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Loading label={t("sessions.loading")}>
        <Skeleton className="h-36" />
      </Loading>
    );
  const session = nextOf(data.data, now);
  if (!session)
    return (
      <div className="grid justify-items-start gap-3">
        <p className="text-ink-soft">{t("sessions.home.none")}</p>
        <ButtonLink to="/matches" look="secondary" size="sm">
          {t("sessions.empty.matches")}
        </ButtonLink>
      </div>
    );
  const { role, other } = sideOf(session, me.id);
  const place = `/sessions/${session.id}`;
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={other.name} url={other.avatarUrl} className="size-12" />
        <div className="min-w-0 flex-1">
          <h3 className="text-lg font-bold break-words">
            <Link to={place} className="hover:underline">
              {session.skill.name}
            </Link>
          </h3>
          <p className="text-sm text-ink-soft">
            {t(`sessions.role.${role}`, { name: other.name })},{" "}
            {hoursAndMinutes(session.durationMinutes)}
          </p>
        </div>
        <PersonMenu person={other} className="-mr-2 self-start" />
      </div>
      <BothTimes at={session.scheduledTime} person={other} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <When session={session} now={now} />
        {isOpenAt(session, now) && (
          <ButtonLink to={place} size="sm">
            {t("sessions.join")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

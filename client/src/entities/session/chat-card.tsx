import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isApiError, type Session } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { withCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { BothTimes } from "./both-times";
import { useSession } from "./queries";
import { QuickActions } from "./quick-actions";
import { ProposedLength } from "./schedule/deal-effect";
import { SeriesNumber } from "./series/number";
import { sideOf } from "./status";
import { SessionStatusTag } from "./status-tag";

const FRAME = "w-full rounded-card border border-line bg-surface p-4 text-ink shadow-low";
/** The same height while it loads and when it is answered, so that the conversation does not move. */
const HEIGHT = "min-h-60";

function SessionCard({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const { role, other } = sideOf(session, me.id);
  const { skill, durationMinutes, proposal } = session;
  return (
    <section
      aria-label={t("sessions.card.name", { skill: topicName(skill.name) })}
      className={`${FRAME} ${HEIGHT} grid grid-cols-[minmax(0,1fr)] content-between gap-3`}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <p className="flex items-start gap-2">
          <CalendarClock className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden="true" />
          <span className="grid min-w-0">
            <span className="font-display text-lg leading-tight font-bold break-words">
              {topicName(skill.name)}
            </span>
            <span className="text-sm text-ink-soft">
              {withCommas([
                t(`sessions.role.${role}`, { name: other.name }),
                hoursAndMinutes(durationMinutes),
              ])}
            </span>
          </span>
        </p>
        <BothTimes at={session.scheduledTime} person={other} />
        {proposal && (
          <div className="rounded-control bg-second-soft/50 px-3 py-2">
            <p className="text-xs font-semibold text-second-ink">
              {withCommas([t("sessions.card.proposal"), hoursAndMinutes(proposal.durationMinutes)])}
            </p>
            <BothTimes at={proposal.scheduledTime} person={other} />
            <ProposedLength session={session} />
          </div>
        )}
        <p className="flex flex-wrap items-center gap-2">
          <SessionStatusTag session={session} />
          <SeriesNumber session={session} />
        </p>
      </div>
      <QuickActions session={session} />
    </section>
  );
}

/** A session as a card in the conversation: skill, time in both zones, status and actions. */
export function SessionChatCard({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSession(sessionId);
  if (isApiError(error) && error.status === 404)
    return <p className={`${FRAME} text-ink-faint italic`}>{t("sessions.card.gone")}</p>;
  if (data) return <SessionCard session={data} />;
  if (error) return <LoadError error={error} onRetry={() => void refetch()} />;
  return (
    <Loading label={t("sessions.card.loading")}>
      <div className={`${FRAME} ${HEIGHT} grid content-start gap-3`}>
        <Skeleton className="h-11 w-3/4" />
        <Skeleton className="h-11 w-5/6" />
        <Skeleton className="h-6 w-1/2 rounded-full" />
        <Skeleton className="mt-3 h-9 w-2/3" />
      </div>
    </Loading>
  );
}

import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LoadError } from "@/components/ui/load-error";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Session } from "@/lib/api/types";
import { hoursAndMinutes } from "@/lib/credits";
import { useMe } from "@/lib/session";
import { useSession } from "@/lib/sessions";
import { BothTimes } from "./both-times";
import { QuickActions } from "./quick-actions";
import { sideOf } from "./standing";
import { StateTag } from "./state-tag";

const FRAME = "w-full rounded-card border border-line bg-surface p-4 text-ink shadow-low";
/** A card keeps this height while it loads and when it is answered, so that the conversation stays still. */
const HEIGHT = "min-h-60";

function Face({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const { role, other } = sideOf(session, me.id);
  const { skill, durationMinutes, proposal } = session;
  return (
    <section
      aria-label={t("sessions.card.name", { skill: skill.name })}
      className={`${FRAME} ${HEIGHT} grid grid-cols-[minmax(0,1fr)] content-between gap-3`}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <p className="flex items-start gap-2">
          <CalendarClock className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden="true" />
          <span className="grid min-w-0">
            <span className="font-display text-lg leading-tight font-bold break-words">
              {skill.name}
            </span>
            <span className="text-sm text-ink-soft">
              {t(`sessions.role.${role}`, { name: other.name })}, {hoursAndMinutes(durationMinutes)}
            </span>
          </span>
        </p>
        <BothTimes at={session.scheduledTime} person={other} />
        {proposal && (
          <div className="rounded-control bg-second-soft/50 px-3 py-2">
            <p className="text-xs font-semibold text-second-ink">
              {t("sessions.card.proposal")}, {hoursAndMinutes(proposal.durationMinutes)}
            </p>
            <BothTimes at={proposal.scheduledTime} person={other} />
          </div>
        )}
        <p>
          <StateTag session={session} />
        </p>
      </div>
      <QuickActions session={session} />
    </section>
  );
}

/** A session inside the conversation: what, when on both clocks, how it stands, and the answer. */
export function SessionChatCard({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSession(sessionId);
  if (isApiError(error) && error.status === 404)
    return <p className={`${FRAME} text-ink-faint italic`}>{t("sessions.card.gone")}</p>;
  if (data) return <Face session={data} />;
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

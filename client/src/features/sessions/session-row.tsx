import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { PersonMenu } from "@/components/safety/person-menu";
import { BothTimes } from "@/components/sessions/both-times";
import { QuickActions } from "@/components/sessions/quick-actions";
import { sideOf, waitsForMe } from "@/components/sessions/standing";
import { StateTag } from "@/components/sessions/state-tag";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { Session } from "@/lib/api/types";
import { hoursAndMinutes } from "@/lib/credits";
import { useMe } from "@/lib/session";
import { whenIn } from "@/lib/zones";

/** What is left to say once it is over leads to its page. */
function Left({ session }: { session: Session }) {
  const { t } = useTranslation();
  const waits = waitsForMe(session);
  if (!waits || waits === "answer") return null;
  return (
    <ButtonLink to={`/sessions/${session.id}`} size="sm">
      {t(`sessions.waits.${waits}`)}
    </ButtonLink>
  );
}

/** One session: who, what, when on both clocks, how it stands, and what to do about it. */
export function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation();
  const me = useMe();
  const { role, other } = sideOf(session, me.id);
  return (
    <Card className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 gap-y-3 md:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Avatar name={other.name} url={other.avatarUrl} className="size-12" />
      <div className="min-w-0">
        <h2 className="text-lg font-bold break-words">
          <Link to={`/sessions/${session.id}`} className="hover:underline">
            {session.skill.name}
          </Link>
        </h2>
        <p className="text-sm text-ink-soft">
          {t(`sessions.role.${role}`, { name: other.name })},{" "}
          {hoursAndMinutes(session.actualMinutes ?? session.durationMinutes)}
        </p>
      </div>
      {session.isReduced ? (
        <span className="md:order-1" />
      ) : (
        <PersonMenu person={other} className="-mt-2 -mr-2 md:order-1" />
      )}
      <div className="col-span-3 grid content-start gap-1 md:col-span-1">
        {session.isReduced ? (
          <time dateTime={session.scheduledTime} className="font-semibold">
            {whenIn(session.scheduledTime, me.timezone)}
          </time>
        ) : (
          <BothTimes at={session.scheduledTime} person={other} />
        )}
        {session.proposal && (
          <div className="mt-1 border-l-4 border-second pl-3">
            <p className="text-xs font-semibold text-second-ink">
              {t("sessions.card.proposal")}, {hoursAndMinutes(session.proposal.durationMinutes)}
            </p>
            <BothTimes at={session.proposal.scheduledTime} person={other} />
          </div>
        )}
      </div>
      <div className="col-span-3 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3 md:order-2 md:col-span-4">
        <StateTag session={session} />
        <div className="flex flex-wrap gap-2">
          <Left session={session} />
          <QuickActions session={session} />
        </div>
      </div>
    </Card>
  );
}

export function SessionBones() {
  return (
    <Card className="grid gap-4">
      <div className="flex gap-4">
        <Skeleton className="size-12 rounded-full" />
        <div className="grid flex-1 gap-2">
          <Skeleton className="h-6 w-1/3" />
          <Skeleton className="h-4 w-1/4" />
        </div>
      </div>
      <Skeleton className="h-9" />
    </Card>
  );
}

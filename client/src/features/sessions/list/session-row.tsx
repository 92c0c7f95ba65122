import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Session } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { PersonMenu } from "@/entities/person/person-menu";
import { BothTimes } from "@/entities/session/both-times";
import { QuickActions } from "@/entities/session/quick-actions";
import { ProposedLength } from "@/entities/session/schedule/deal-effect";
import { SeriesNumber } from "@/entities/session/series/number";
import { sideOf, waitsForMe } from "@/entities/session/status";
import { SessionStatusTag } from "@/entities/session/status-tag";
import { useMe } from "@/lib/auth/me";
import { withCommas } from "@/lib/i18n/lists";
import { topicName } from "@/lib/i18n/topics";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { whenIn } from "@/lib/time/zones";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Skeleton } from "@/ui/skeleton";

/** A link to the page for what is left to do: confirm, answer or review. */
function FollowUp({ session }: { session: Session }) {
  const { t } = useTranslation();
  const waits = waitsForMe(session);
  if (!waits || waits === "answer") return null;
  return (
    <ButtonLink to={`/sessions/${session.id}`} size="sm">
      {t(`sessions.waits.${waits}`)}
    </ButtonLink>
  );
}

/** A session in a list: person, skill, time in both zones, status and actions. */
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
            {topicName(session.skill.name)}
          </Link>
        </h2>
        <p className="text-sm text-balance text-ink-soft">
          {withCommas([
            t(`sessions.role.${role}`, { name: other.name }),
            hoursAndMinutes(session.actualMinutes ?? session.durationMinutes),
          ])}
        </p>
      </div>
      {session.isReduced ? (
        <span className="md:order-1" />
      ) : (
        <PersonMenu person={other} className="-mt-2 -me-2 md:order-1" />
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
          <div className="mt-1 border-s-4 border-second ps-3">
            <p className="text-xs font-semibold text-second-ink">
              {withCommas([
                t("sessions.card.proposal"),
                hoursAndMinutes(session.proposal.durationMinutes),
              ])}
            </p>
            <BothTimes at={session.proposal.scheduledTime} person={other} />
            <ProposedLength session={session} />
          </div>
        )}
      </div>
      <div className="col-span-3 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3 md:order-2 md:col-span-4">
        <span className="flex flex-wrap items-center gap-2">
          <SessionStatusTag session={session} />
          <SeriesNumber session={session} />
        </span>
        <div className="ms-auto flex flex-wrap justify-end gap-2">
          <FollowUp session={session} />
          <QuickActions session={session} />
        </div>
      </div>
    </Card>
  );
}

export function SessionRowSkeleton() {
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

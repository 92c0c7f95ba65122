import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, Flag, MessageCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { Avatar } from "@/components/people/avatar";
import { Button, ButtonLink } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading, useTitle } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Session } from "@/lib/api/types";
import { usePresence } from "@/lib/realtime/presence";
import { useMe } from "@/lib/session";
import { admissionQuery } from "@/lib/session-deeds";
import { SESSIONS, useSession } from "@/lib/sessions";
import { whenIn } from "@/lib/zones";
import { EndDialog } from "./end-dialog";
import { Notes } from "./notes";
import { can, type View, viewOf } from "./people";
import { RunningClock } from "./running-panel";
import { phaseOf } from "./state";
import { useTimelyRefetch } from "./use-timely-refetch";

function Seat({ person, isHere }: { person: Session["teacher"]; isHere: boolean }) {
  const { t } = useTranslation();
  const { isOnline } = usePresence(person.id);
  return (
    <li className="grid min-w-0 content-start justify-items-center gap-2 text-center">
      <Avatar
        name={person.name}
        url={person.avatarUrl}
        online={isOnline}
        className="size-24 sm:size-32"
      />
      <span className="max-w-full font-bold break-words sm:text-lg">{person.name}</span>
      <span className={isHere ? "font-semibold text-ok" : "text-ink-soft"}>
        {t(isHere ? "sessionPage.room.here" : "sessionPage.room.away")}
      </span>
    </li>
  );
}

/** The room of the two: it says plainly that it cannot carry a call, and leads to where they can talk. */
function Inside({ view }: { view: View }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const { session, me, other, iJoined, theyJoined } = view;
  useTitle(t("sessionPage.room.title", { skill: session.skill.name }));
  useTimelyRefetch(session);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col gap-6 px-4 py-5 sm:px-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <BackLink sessionId={session.id} />
          <PageHeading className="text-2xl sm:text-3xl">{session.skill.name}</PageHeading>
        </div>
        <RunningClock session={session} />
      </div>
      <div className="grid flex-1 gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="grid content-center justify-items-center gap-8 rounded-card bg-sunken px-5 py-10">
          <ul className="grid w-full max-w-lg grid-cols-2 gap-6">
            <Seat person={me} isHere={iJoined} />
            <Seat person={other} isHere={theyJoined} />
          </ul>
          <p className="max-w-md text-center text-ink-soft">{t("sessionPage.room.noVideo")}</p>
          <div className="flex flex-wrap justify-center gap-2">
            <ButtonLink to={`/messages/${session.conversationId}`} target="_blank" rel="noopener">
              <MessageCircle aria-hidden="true" />
              {t("sessionPage.room.conversation")}
            </ButtonLink>
            {can(session, "end") && (
              <Button look="secondary" onClick={() => setEnding(true)}>
                <Flag aria-hidden="true" />
                {t("sessionPage.running.end")}
              </Button>
            )}
          </div>
        </div>
        <Notes
          session={session}
          className="lg:grid-rows-[auto_minmax(0,1fr)_auto] lg:content-stretch"
        />
      </div>
      {ending && <EndDialog view={view} onDone={() => setEnding(false)} />}
    </div>
  );
}

function BackLink({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to={`/sessions/${sessionId}`}
      className="-ml-1 inline-flex items-center gap-1 justify-self-start rounded-control py-1 pr-2 text-sm font-semibold text-ink-soft hover:text-accent-ink"
    >
      <ChevronLeft aria-hidden="true" className="size-4" />
      {t("sessionPage.room.back")}
    </Link>
  );
}

/** Why somebody is not let in, as far as the session itself tells. */
export function refusalOf(
  session: Session | undefined,
  now: number,
): "gone" | "early" | "over" | "notOpen" {
  if (!session) return "gone";
  const phase = phaseOf(session);
  if (phase === "upcoming") return now < Date.parse(session.opensAt) ? "early" : "gone";
  if (phase === "running") return "gone";
  return phase === "requested" ? "notOpen" : "over";
}

function Refused({ session, sessionId }: { session: Session | undefined; sessionId: string }) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  const refusal = refusalOf(session, Date.now());
  return (
    <Page title={t("sessionPage.room.refused")} narrow>
      <div className="grid justify-items-start gap-5">
        <Notice tone="warm">
          {t(`sessionPage.room.${refusal}`, {
            moment: session ? whenIn(session.opensAt, timezone) : "",
          })}
        </Notice>
        <ButtonLink to={`/sessions/${sessionId}`}>{t("sessionPage.room.back")}</ButtonLink>
      </div>
    </Page>
  );
}

/** Asks the server whether the pass opens the room, shows the room, or says why not. */
export function RoomPage() {
  const { t } = useTranslation();
  const { sessionId = "" } = useParams();
  const pass = useSearchParams()[0].get("pass") ?? "";
  const me = useMe();
  const cache = useQueryClient();
  const admission = useQuery(admissionQuery(pass));
  const session = useSession(sessionId);
  const isIn = admission.data?.sessionId === sessionId;
  useEffect(() => {
    if (isIn) void cache.invalidateQueries({ queryKey: SESSIONS }); // entering may have changed who is here
  }, [cache, isIn]);
  const isOut = pass === "" || (admission.data !== undefined && !isIn) || admission.isError;
  const isDown = !isApiError(admission.error) || admission.error.status !== 404;
  if (admission.isError && isDown)
    return (
      <div className="mx-auto w-full max-w-3xl px-4 py-12">
        <LoadError error={admission.error} onRetry={() => void admission.refetch()} />
      </div>
    );
  if (isOut && !session.isPending) return <Refused session={session.data} sessionId={sessionId} />;
  if (isIn && session.data)
    return phaseOf(session.data) === "running" ? (
      <Inside key={sessionId} view={viewOf(session.data, me.id)} />
    ) : (
      <Refused session={session.data} sessionId={sessionId} />
    );
  return (
    <Loading label={t("sessionPage.room.loading")}>
      <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-8">
        <Skeleton className="h-96 rounded-card" />
      </div>
    </Loading>
  );
}

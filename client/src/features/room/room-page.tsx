import "@/lib/i18n/room-texts";
import "@/lib/i18n/session-page-texts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { isApiError } from "skillswap-sdk";
import { phaseOf } from "@/entities/session/phase";
import { admissionQuery, SESSIONS, useSession } from "@/entities/session/queries";
import { useTimelyRefetch } from "@/entities/session/use-timely-refetch";
import { type View, viewOf } from "@/entities/session/view";
import { useMe } from "@/lib/auth/me";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import type { JitsiPlace } from "./jitsi/external-api";
import { Meeting } from "./meeting";
import { Refused } from "./refusal";
import { TabTitle } from "./timer/tab-title";

type Chat = (conversationId: string) => ReactNode;

function OpenRoom({ view, chat, jitsi }: { view: View; chat: Chat; jitsi: JitsiPlace | null }) {
  const { session } = view;
  useTimelyRefetch(session);
  return (
    <>
      <TabTitle session={session} />
      <Meeting view={view} chat={chat(session.conversationId)} jitsi={jitsi} />
    </>
  );
}

/** Asks the server whether the pass admits me, then shows the room or the reason why not. */
export function RoomPage({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const { sessionId = "" } = useParams();
  const pass = useSearchParams()[0].get("pass") ?? "";
  const me = useMe();
  const cache = useQueryClient();
  const admission = useQuery(admissionQuery(pass));
  const session = useSession(sessionId);
  const isIn = admission.data?.sessionId === sessionId;
  useEffect(() => {
    if (isIn) void cache.invalidateQueries({ queryKey: SESSIONS }); // joining changes the participants
  }, [cache, isIn]);
  const isOut = pass === "" || (admission.data !== undefined && !isIn) || admission.isError;
  const isDown = !isApiError(admission.error) || admission.error.status !== 404;
  if (admission.isError && isDown)
    return (
      <div className="mx-auto min-h-0 w-full max-w-3xl flex-1 overflow-y-auto px-4 py-12">
        <LoadError error={admission.error} onRetry={() => void admission.refetch()} />
      </div>
    );
  if (isOut && !session.isPending) return <Refused session={session.data} sessionId={sessionId} />;
  if (isIn && session.data)
    return phaseOf(session.data) === "running" ? (
      <OpenRoom
        key={sessionId}
        view={viewOf(session.data, me.id)}
        chat={chat}
        jitsi={admission.data?.jitsi ?? null}
      />
    ) : (
      <Refused session={session.data} sessionId={sessionId} />
    );
  return (
    <Loading label={t("sessionPage.room.loading")}>
      <div className="mx-auto grid w-full max-w-6xl gap-6 px-4 py-6 sm:px-8 lg:grid-cols-[8fr_5fr]">
        <Skeleton className="h-16 lg:col-span-2" />
        <Skeleton className="aspect-video rounded-card" />
        <Skeleton className="h-40 rounded-card" />
      </div>
    </Loading>
  );
}

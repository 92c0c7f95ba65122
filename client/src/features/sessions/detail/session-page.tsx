import "@/lib/i18n/session-page-texts";
import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { isApiError, type Session } from "skillswap-sdk";
import { ReportDialog } from "@/entities/moderation/report-dialog";
import { PushOffer } from "@/entities/notification/push/push-offer";
import { Materials } from "@/entities/session/materials/materials";
import { Notes } from "@/entities/session/notes";
import { type Phase, phaseOf } from "@/entities/session/phase";
import { useSession } from "@/entities/session/queries";
import { SeriesCard } from "@/entities/session/series/series-card";
import { isAgreed } from "@/entities/session/status";
import { hasSummary, Summary } from "@/entities/session/summary/summary";
import { useTimelyRefetch } from "@/entities/session/use-timely-refetch";
import { type View, viewOf } from "@/entities/session/view";
import { useMe } from "@/lib/auth/me";
import { topicName } from "@/lib/i18n/topics";
import { Button, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Notice } from "@/ui/notice";
import { Page, useTitle } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { Details } from "./details";
import { Header } from "./header";
import { DonePanel, OverPanel } from "./over-panel";
import { RequestPanel } from "./request-panel";
import { SessionReviews } from "./reviews";
import { RunningPanel } from "./running-panel";
import { AbsencePanel, ClaimPanel, DisputePanel, ExcusedPanel } from "./settling-panels";
import { Timeline } from "./timeline-list";
import { UpcomingPanel } from "./upcoming-panel";
import { type RoomEntry, useRoom } from "./use-room";

const FRAME = "mx-auto w-full max-w-5xl px-4 py-6 sm:px-8 sm:py-10";

const PANELS: Record<Phase, (props: { view: View; room: RoomEntry }) => React.ReactNode> = {
  requested: RequestPanel,
  upcoming: UpcomingPanel,
  running: RunningPanel,
  claim: ClaimPanel,
  absence: AbsencePanel,
  excused: ExcusedPanel,
  disputed: DisputePanel,
  done: DonePanel,
  over: OverPanel,
};

/** Notes make sense from agreement on, and are shown whenever there are some. */
function hasNotes(session: Session): boolean {
  return session.myNotes !== "" || isAgreed(session);
}

/** What the two write down and give each other, from the agreement on. */
function Shared({ session }: { session: Session }) {
  return (
    <>
      {hasSummary(session) && (
        <Card className="max-lg:order-2">
          <Summary session={session} />
        </Card>
      )}
      {(isAgreed(session) || session.acceptedAt) && (
        <Card className="max-lg:order-2">
          <Materials session={session} mayAdd={isAgreed(session)} />
        </Card>
      )}
    </>
  );
}

/** A column on a wide screen; on a phone the parts of both columns are ordered together. */
const COLUMN = "grid grid-cols-[minmax(0,1fr)] gap-6 max-lg:contents";

function Report({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        className="justify-self-start text-ink-faint max-lg:order-4"
        onClick={() => setOpen(true)}
      >
        <Flag aria-hidden="true" />
        {t("sessionPage.report")}
      </Button>
      {open && <ReportDialog kind="session" id={session.id} onDone={() => setOpen(false)} />}
    </>
  );
}

/** What the two made together in the session's room. */
type Kept = (session: Session) => React.ReactNode;

function SessionDetail({ session, kept }: { session: Session; kept: Kept | undefined }) {
  const { t } = useTranslation();
  const view = viewOf(session, useMe().id);
  const phase = phaseOf(session);
  const NextPanel = PANELS[phase];
  const room = useRoom(session.id); // outlives the panel that opens it
  useTimelyRefetch(session);
  useTitle(t("sessionPage.title", { skill: topicName(session.skill.name), name: view.other.name }));
  return (
    <div className={`${FRAME} grid gap-6`}>
      <Header view={view} />
      {session.isReduced && <Notice>{t("sessionPage.reduced")}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className={COLUMN}>
          <NextPanel view={view} room={room} />
          {(phase === "requested" || phase === "upcoming") && (
            <PushOffer title={t("push.offerSession")} />
          )}
          {phase === "done" && !session.isReduced && <SessionReviews view={view} />}
          {hasNotes(session) && !session.isReduced && (
            <Card className="max-lg:order-2">
              <Notes session={session} />
            </Card>
          )}
          {!session.isReduced && <Shared session={session} />}
          {kept?.(session)}
        </div>
        <div className={COLUMN}>
          <Details view={view} className="max-lg:order-1" />
          {session.seriesId && !session.isReduced && (
            <SeriesCard session={session} className="max-lg:order-1" />
          )}
          <Timeline view={view} className="max-lg:order-3" />
          {!session.isReduced && <Report session={session} />}
        </div>
      </div>
    </div>
  );
}

/** The page of one session: details, timeline, notes, and the panel of its phase. */
export function SessionPage({ kept }: { kept?: Kept }) {
  const { t } = useTranslation();
  const { sessionId = "" } = useParams();
  const { data, error, refetch } = useSession(sessionId);
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("sessionPage.goneTitle")} intro={t("sessionPage.goneText")} narrow>
        <ButtonLink to="/sessions">{t("sessionPage.back")}</ButtonLink>
      </Page>
    );
  if (data) return <SessionDetail key={data.id} session={data} kept={kept} />;
  return (
    <div className={FRAME}>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!error && (
        <Loading label={t("sessionPage.loading")}>
          <div className="grid gap-6">
            <Skeleton className="h-24 w-2/3" />
            <Skeleton className="h-48 rounded-card" />
            <Skeleton className="h-56 rounded-card" />
          </div>
        </Loading>
      )}
    </div>
  );
}

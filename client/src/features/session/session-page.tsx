import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ReportDialog } from "@/components/safety/report-dialog";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LoadError } from "@/components/ui/load-error";
import { Notice } from "@/components/ui/notice";
import { Page, useTitle } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Session } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useSession } from "@/lib/sessions";
import { Facts } from "./facts";
import { Head } from "./head";
import { Notes } from "./notes";
import { DonePanel, OverPanel } from "./over-panel";
import { type View, viewOf } from "./people";
import { RequestPanel } from "./request-panel";
import { SessionReviews } from "./reviews";
import { RunningPanel } from "./running-panel";
import { AbsencePanel, CasePanel, ClaimPanel, ExcusedPanel } from "./settling-panels";
import { type Phase, phaseOf } from "./state";
import { Timeline } from "./timeline-list";
import { UpcomingPanel } from "./upcoming-panel";
import { type RoomDoor, useRoom } from "./use-room";
import { useTimelyRefetch } from "./use-timely-refetch";

const FRAME = "mx-auto w-full max-w-5xl px-4 py-6 sm:px-8 sm:py-10";

const PANELS: Record<Phase, (props: { view: View; room: RoomDoor }) => React.ReactNode> = {
  requested: RequestPanel,
  upcoming: UpcomingPanel,
  running: RunningPanel,
  claim: ClaimPanel,
  absence: AbsencePanel,
  excused: ExcusedPanel,
  case: CasePanel,
  done: DonePanel,
  over: OverPanel,
};

const WITHOUT_NOTES: Session["status"][] = ["requested", "cancelled", "declined", "expired"];

/** Where there is something to prepare, to write along or to remember. */
function hasNotes(session: Session): boolean {
  return session.myNotes !== "" || !WITHOUT_NOTES.includes(session.status);
}

/** A column on a wide screen; on a phone its parts stand among those of the other one, in an order of their own. */
const COLUMN = "grid grid-cols-[minmax(0,1fr)] gap-6 max-lg:contents";

function Report({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
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

function Shown({ session }: { session: Session }) {
  const { t } = useTranslation();
  const view = viewOf(session, useMe().id);
  const phase = phaseOf(session);
  const NextPanel = PANELS[phase];
  const room = useRoom(session.id); // outlives the panel that opens it
  useTimelyRefetch(session);
  useTitle(t("sessionPage.title", { skill: session.skill.name, name: view.other.name }));
  return (
    <div className={`${FRAME} grid gap-6`}>
      <Head view={view} />
      {session.isReduced && <Notice>{t("sessionPage.reduced")}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className={COLUMN}>
          <NextPanel view={view} room={room} />
          {phase === "done" && !session.isReduced && <SessionReviews view={view} />}
          {hasNotes(session) && !session.isReduced && (
            <Card className="max-lg:order-2">
              <Notes session={session} />
            </Card>
          )}
        </div>
        <div className={COLUMN}>
          <Facts view={view} className="max-lg:order-1" />
          <Timeline view={view} className="max-lg:order-3" />
          {!session.isReduced && <Report session={session} />}
        </div>
      </div>
    </div>
  );
}

/** One session: what it is, what happened, and what is to be done now. */
export function SessionPage() {
  const { t } = useTranslation();
  const { sessionId = "" } = useParams();
  const { data, error, refetch } = useSession(sessionId);
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("sessionPage.goneTitle")} intro={t("sessionPage.goneText")} narrow>
        <ButtonLink to="/sessions">{t("sessionPage.back")}</ButtonLink>
      </Page>
    );
  if (data) return <Shown key={data.id} session={data} />;
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

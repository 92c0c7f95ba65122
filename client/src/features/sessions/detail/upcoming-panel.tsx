import { CalendarClock, DoorOpen, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { MeetingLink } from "@/entities/session/meeting-link/meeting-link";
import { RescheduleDialog } from "@/entities/session/schedule/schedule-dialog";
import { endsAt } from "@/entities/session/status";
import { can, type View } from "@/entities/session/view";
import { countdown } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { CancelDialog } from "./answer-dialogs";
import { NextPanel } from "./next-panel";
import { Proposal } from "./proposal";
import type { RoomEntry } from "./use-room";

/** The stage of an agreed session at `now` (ms): before its room opens, open, after its start, after its end. */
export function stageOf(view: View, now: number): "ahead" | "open" | "begun" | "late" {
  const { session } = view;
  if (now >= endsAt(session)) return "late";
  if (now >= Date.parse(session.scheduledTime)) return "begun";
  return can(session, "start") ? "open" : "ahead";
}

const TEXT = { ahead: "opensAt", open: "openText", begun: "begunText", late: "lateText" } as const;

function Title({ view, now }: { view: View; now: number }) {
  const { t } = useTranslation();
  const stage = stageOf(view, now);
  if (stage === "begun") return t("sessionPage.upcoming.begun");
  if (stage === "late") return t("sessionPage.upcoming.late");
  const left = countdown(Date.parse(view.session.scheduledTime) - now, "after");
  return <span className="tabular-nums">{t("sessionPage.upcoming.beginsIn", { left })}</span>;
}

/** The panel of an agreed session that nobody has started. */
export function UpcomingPanel({ view, room }: { view: View; room: RoomEntry }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const [asking, setAsking] = useState<"time" | "cancel" | null>(null);
  const { session, other } = view;
  const stage = stageOf(view, now);
  return (
    <NextPanel
      title={<Title view={view} now={now} />}
      error={room.error}
      actions={
        <>
          {stage !== "late" && (
            <Button
              disabled={!can(session, "start")}
              busy={room.isEntering}
              onClick={() => room.enter()}
            >
              <DoorOpen aria-hidden="true" />
              {t("sessionPage.upcoming.join")}
            </Button>
          )}
          {can(session, "edit") && (
            <Button variant="secondary" onClick={() => setAsking("time")}>
              <CalendarClock aria-hidden="true" />
              {t("sessionPage.upcoming.otherTime")}
            </Button>
          )}
          {can(session, "cancel") && stage !== "late" && (
            <Button variant="danger" onClick={() => setAsking("cancel")}>
              <X aria-hidden="true" />
              {t("sessionPage.upcoming.cancel")}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-soft">
        {t(`sessionPage.upcoming.${TEXT[stage]}`, {
          name: other.name,
          moment: whenIn(session.opensAt, view.me.timezone),
        })}
      </p>
      {now < Date.parse(session.cancelFreeUntil) && (
        <p className="text-ink-soft">
          {t("sessionPage.upcoming.freeUntil", {
            moment: whenIn(session.cancelFreeUntil, view.me.timezone),
          })}
        </p>
      )}
      {session.seriesId && !session.isHeld && (
        <p className="text-ink-soft">
          {t(view.iTeach ? "series.notHeldTheirs" : "series.notHeldMine", { name: other.name })}
        </p>
      )}
      <MeetingLink session={session} />
      <Proposal view={view} />
      {stage === "ahead" && (
        <p className="text-sm text-ink-faint">
          {t("sessionPage.upcoming.calendar")}{" "}
          <Link to="/settings" className="text-accent-ink underline">
            {t("sessionPage.upcoming.calendarLink")}
          </Link>
        </p>
      )}
      {asking === "cancel" && <CancelDialog view={view} onDone={() => setAsking(null)} />}
      <RescheduleDialog
        session={session}
        open={asking === "time"}
        onOpenChange={(open) => setAsking(open ? "time" : null)}
      />
    </NextPanel>
  );
}

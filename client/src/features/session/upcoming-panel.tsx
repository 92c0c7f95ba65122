import { CalendarClock, DoorOpen, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RescheduleDialog } from "@/components/sessions/schedule-dialog";
import { Button } from "@/components/ui/button";
import { useNow } from "@/lib/use-now";
import { whenIn } from "@/lib/zones";
import { CancelDialog } from "./answer-dialogs";
import { NextPanel } from "./next-panel";
import { can, type View } from "./people";
import { Proposal } from "./proposal";
import { endsAt } from "./state";
import type { RoomDoor } from "./use-room";
import { countdown } from "./words";

/** Where an agreed session stands against the clock. */
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
  const left = countdown(Date.parse(view.session.scheduledTime) - now);
  return <span className="tabular-nums">{t("sessionPage.upcoming.beginsIn", { left })}</span>;
}

/** An agreed session before anybody came. */
export function UpcomingPanel({ view, room }: { view: View; room: RoomDoor }) {
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
            <Button look="secondary" onClick={() => setAsking("time")}>
              <CalendarClock aria-hidden="true" />
              {t("sessionPage.upcoming.otherTime")}
            </Button>
          )}
          {can(session, "cancel") && stage !== "late" && (
            <Button look="danger" onClick={() => setAsking("cancel")}>
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

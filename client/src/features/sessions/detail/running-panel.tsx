import { CircleCheck, CircleDashed, DoorOpen, Flag, UserX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EndDialog } from "@/entities/session/end-dialog";
import { MeetingLink } from "@/entities/session/meeting-link/meeting-link";
import { MoreTime } from "@/entities/session/more-time/more-time";
import { RunningClock } from "@/entities/session/running-clock";
import { endsAt } from "@/entities/session/status";
import { can, type View } from "@/entities/session/view";
import { useNow } from "@/lib/time/now";
import { clockIn, whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { NextPanel } from "./next-panel";
import { NoShowDialog } from "./no-show-dialog";
import type { RoomEntry } from "./use-room";

function Participants({ view: { session, me } }: { view: View }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t("sessionPage.running.here")} className="grid gap-2 sm:grid-cols-2">
      {session.seats.map(({ userId, joinedAt }) => {
        const { name } = userId === session.teacher.id ? session.teacher : session.student;
        const Icon = joinedAt ? CircleCheck : CircleDashed;
        return (
          <li key={userId} className="flex items-center gap-2">
            <Icon
              aria-hidden="true"
              className={joinedAt ? "size-5 shrink-0 text-ok" : "size-5 shrink-0 text-ink-faint"}
            />
            <span className="min-w-0">
              <span className="font-semibold break-words">{name}</span>{" "}
              <span className="text-sm text-ink-soft">
                {joinedAt
                  ? t("sessionPage.running.joined", { time: clockIn(joinedAt, me.timezone) })
                  : t("sessionPage.running.notJoined")}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Buttons({
  view,
  room,
  onAsk,
}: {
  view: View;
  room: RoomEntry;
  onAsk: (what: "end" | "no-show") => void;
}) {
  const { t } = useTranslation();
  const { session, other, iJoined } = view;
  return (
    <>
      {can(session, "start") && (
        <Button busy={room.isEntering} onClick={() => room.enter()}>
          <DoorOpen aria-hidden="true" />
          {t(iJoined ? "sessionPage.running.again" : "sessionPage.running.join")}
        </Button>
      )}
      {can(session, "end") && (
        <Button variant="secondary" onClick={() => onAsk("end")}>
          <Flag aria-hidden="true" />
          {t("sessionPage.running.end")}
        </Button>
      )}
      {can(session, "no_show") && (
        <Button
          variant="danger"
          className="h-auto min-h-11 whitespace-normal"
          onClick={() => onAsk("no-show")}
        >
          <UserX aria-hidden="true" />
          {t("sessionPage.running.noShow", { name: other.name })}
        </Button>
      )}
    </>
  );
}

/** The panel of a running session. */
export function RunningPanel({ view, room }: { view: View; room: RoomEntry }) {
  const { t } = useTranslation();
  const { session, other, iJoined, theyJoined } = view;
  const [asking, setAsking] = useState<"end" | "no-show" | null>(null);
  const now = useNow(5_000);
  const done = () => setAsking(null);
  const waits = iJoined && !theyJoined && !can(session, "no_show");
  return (
    <NextPanel
      title={t(now < endsAt(session) ? "sessionPage.running.title" : "sessionPage.running.over")}
      error={room.error}
      actions={<Buttons view={view} room={room} onAsk={setAsking} />}
    >
      <RunningClock session={session} />
      <MoreTime view={view} />
      <Participants view={view} />
      <MeetingLink session={session} />
      <p className="text-sm text-ink-soft">
        {waits
          ? t("sessionPage.running.noShowFrom", {
              name: other.name,
              moment: whenIn(session.noShowFrom, view.me.timezone),
            })
          : t("sessionPage.running.endHint")}
      </p>
      {asking === "end" && <EndDialog view={view} onDone={done} />}
      {asking === "no-show" && <NoShowDialog view={view} onDone={done} />}
    </NextPanel>
  );
}

import { CircleCheck, CircleDashed, DoorOpen, Flag, UserX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import type { Session } from "@/lib/api/types";
import { useNow } from "@/lib/use-now";
import { clockIn, whenIn } from "@/lib/zones";
import { EndDialog } from "./end-dialog";
import { NextPanel } from "./next-panel";
import { NoShowDialog } from "./no-show-dialog";
import { can, type View } from "./people";
import { endsAt } from "./state";
import type { RoomDoor } from "./use-room";
import { countdown } from "./words";

function Time({ name, ms }: { name: string; ms: number }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className="font-display text-3xl font-bold tabular-nums">{countdown(ms)}</dd>
    </div>
  );
}

/** How long it runs, and how long it still has. */
export function RunningClock({ session }: { session: Session }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = endsAt(session) - now;
  return (
    <div role="timer" aria-live="off">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {session.startedAt && (
          <Time name={t("sessionPage.running.since")} ms={now - Date.parse(session.startedAt)} />
        )}
        <Time
          name={t(left > 0 ? "sessionPage.running.left" : "sessionPage.running.overSince")}
          ms={Math.abs(left)}
        />
      </dl>
    </div>
  );
}

function Seats({ view: { session, me } }: { view: View }) {
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
  room: RoomDoor;
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
        <Button look="secondary" onClick={() => onAsk("end")}>
          <Flag aria-hidden="true" />
          {t("sessionPage.running.end")}
        </Button>
      )}
      {can(session, "no_show") && (
        <Button
          look="danger"
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

/** A session that somebody started. */
export function RunningPanel({ view, room }: { view: View; room: RoomDoor }) {
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
      <Seats view={view} />
      {room.callUrl && (
        <p role="status">
          {t("sessionPage.running.opened")}{" "}
          <a
            href={room.callUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="font-semibold text-accent-ink underline"
          >
            {t("sessionPage.running.openAgain")}
          </a>
        </p>
      )}
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

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { credits } from "@/entities/credits/amounts";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { ActionError } from "./action-error";
import { useEndSession } from "./actions";
import { announce } from "./announce";
import { sessionQuery } from "./queries";
import type { View } from "./view";

/** The server settles a learner's claim at once when at most this many minutes more have passed. */
const READING_MINUTES = 2;
/** Somebody who was alone in the call for so long was left alone. */
const WAITED_MINUTES = 10;

/** The typed minutes, when they are a whole number from 1 to `planned`; else null. */
export function minutesOf(typed: string, planned: number): number | null {
  const minutes = Number(typed.trim());
  if (typed.trim() === "" || !Number.isInteger(minutes)) return null;
  return minutes >= 1 && minutes <= planned ? minutes : null;
}

export const isFew = (minutes: number, planned: number) => minutes * 2 < planned;

/**
 * The minutes that both were in the call, as far as they can be paid; null when nobody used it, and when the two were to
 * meet at the teacher's own link and never did in the call (`known_now` in learning/owed.py).
 */
function togetherOf({ togetherMinutes, meetingLink, durationMinutes }: Session): number | null {
  if (togetherMinutes === null || (meetingLink !== "" && togetherMinutes === 0)) return null;
  return Math.min(Math.max(togetherMinutes, 1), durationMinutes);
}

/** The minutes to start with: the other's claim, else what both were there, else what has passed, else what was agreed. */
export function proposedMinutes(session: Session): number {
  const { claimedMinutes, passedMinutes, durationMinutes } = session;
  return claimedMinutes ?? togetherOf(session) ?? passedMinutes ?? durationMinutes;
}

/** What the learner's word alone pays by: the call's minutes only while the teacher is in it and was not left alone. */
function passedFor({ session }: View): number {
  const passed = session.passedMinutes ?? 0;
  const together = togetherOf(session);
  const there = session.seats.find(({ userId }) => userId === session.teacher.id)?.attendance;
  const isThere = there?.at(-1)?.leftAt === null;
  return together !== null && isThere && passed - together < WAITED_MINUTES ? together : passed;
}

/**
 * The most that a learner's silence pays of what the teacher says: what both were there, else what can have passed at
 * `now`, whoever pressed "start" late (`minutes_of_silence` in learning/owed.py).
 */
export function silentMinutes(session: Session, now: number): number {
  const { scheduledTime, startedAt, durationMinutes, passedMinutes } = session;
  const begun = Math.min(Date.parse(scheduledTime), Date.parse(startedAt ?? scheduledTime));
  const possible = Math.max(1, passedMinutes ?? 1, Math.ceil((now - begun) / 60_000));
  return togetherOf(session) ?? Math.min(possible, durationMinutes);
}

type Outcome = "teacher" | "learnerClaimed" | "learner" | "learnerWaits";

/** Which sentence says who is paid when for `minutes`. */
export function outcomeOf(view: View, minutes: number): Outcome {
  const { session, iTeach } = view;
  if (iTeach) return "teacher";
  if (session.claimedMinutes !== null) return "learnerClaimed";
  const enough = Math.max(
    passedFor(view) - READING_MINUTES,
    Math.ceil(session.durationMinutes / 2),
  );
  return minutes >= enough ? "learner" : "learnerWaits";
}

function Consequence({ view, minutes }: { view: View; minutes: number }) {
  const { t } = useTranslation();
  const now = useNow();
  if (view.iTeach && minutes > silentMinutes(view.session, now)) {
    const shown = togetherOf(view.session) === null ? "moreThanPassed" : "moreThanShown";
    return <Notice tone="warm">{t(`sessionPage.end.${shown}`, { name: view.other.name })}</Notice>;
  }
  const outcome = outcomeOf(view, minutes);
  const paid = outcome === "learnerClaimed" ? proposedMinutes(view.session) : minutes;
  return (
    <p className="text-ink-soft">
      {t(`sessionPage.end.${outcome}`, {
        name: view.other.name,
        amount: credits(paid),
        length: hoursAndMinutes(paid),
      })}
    </p>
  );
}

/** Ends a session. The minutes that both were there, or that passed, are filled in; fewer than half of the agreed ones need a confirmation. */
export function EndDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { id, durationMinutes: planned, passedMinutes, togetherMinutes } = view.session;
  const together = togetherOf(view.session);
  const end = useEndSession(id);
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: sessionQuery(id).queryKey }); // for the minutes that have passed
  }, [cache, id]);
  const shown = typed ?? String(proposedMinutes(view.session));
  const minutes = minutesOf(shown, planned);

  async function send(actual: number) {
    if (await announce(end.mutateAsync(actual), t("sessionPage.end.ended"))) onDone();
    else setIsAsking(false);
  }

  function submit() {
    setIsWrong(minutes === null);
    if (minutes === null) return;
    setTyped(shown); // the confirmed minutes are the ones that are sent
    if (isFew(minutes, planned)) setIsAsking(true);
    else void send(minutes);
  }

  if (isAsking && minutes !== null) {
    const lengths = { length: hoursAndMinutes(minutes), planned: hoursAndMinutes(planned) };
    return (
      <ConfirmDialog
        key="few"
        title={t("sessionPage.end.fewTitle", lengths)}
        text={t("sessionPage.end.few", lengths)}
        confirm={t("sessionPage.end.fewSubmit", lengths)}
        keep={t("sessionPage.end.fewKeep")}
        busy={end.isPending}
        onConfirm={() => void send(minutes)}
        onDone={() => setIsAsking(false)}
      />
    );
  }
  return (
    <ConfirmDialog
      key="minutes"
      title={t("sessionPage.end.title")}
      confirm={t("sessionPage.end.submit")}
      variant="primary"
      busy={end.isPending}
      onConfirm={submit}
      onDone={onDone}
    >
      <ActionError error={end.error} />
      {!view.theyJoined && !view.iTeach && (
        <Notice tone="warm">{t("sessionPage.end.alone", { name: view.other.name })}</Notice>
      )}
      <TextField
        label={t("sessionPage.end.minutes")}
        hint={
          together !== null
            ? t("sessionPage.end.togetherHint", { together: togetherMinutes, planned })
            : passedMinutes === null
              ? undefined
              : t("sessionPage.end.minutesHint", { passed: passedMinutes, planned })
        }
        inputMode="numeric"
        className="w-32"
        value={shown}
        error={isWrong ? t("sessionPage.end.minutesWrong", { most: planned }) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div aria-live="polite">
        {minutes !== null && <Consequence view={view} minutes={minutes} />}
      </div>
    </ConfirmDialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Session } from "@/lib/api/types";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { useEndSession } from "@/lib/session-deeds";
import { sessionQuery } from "@/lib/sessions";
import { DeedError } from "./next-panel";
import type { View } from "./people";
import { said } from "./said";

/** The server takes what the learner says at once although this many minutes more have passed since they read it. */
const READING_MINUTES = 2;

/** The minutes that were typed, if they are at least one and at most what was agreed. */
export function minutesOf(typed: string, planned: number): number | null {
  const minutes = Number(typed.trim());
  if (typed.trim() === "" || !Number.isInteger(minutes)) return null;
  return minutes >= 1 && minutes <= planned ? minutes : null;
}

export const isFew = (minutes: number, planned: number) => minutes * 2 < planned;

/** What is proposed: what the other said before, else what has passed. */
function proposedMinutes({ claimedMinutes, passedMinutes, durationMinutes }: Session): number {
  return claimedMinutes ?? passedMinutes ?? durationMinutes;
}

type Outcome = "teacher" | "learnerClaimed" | "learner" | "learnerWaits";

/** What becomes of `minutes`: who is paid when. */
export function outcomeOf({ session, iTeach }: View, minutes: number): Outcome {
  if (iTeach) return "teacher";
  if (session.claimedMinutes !== null) return "learnerClaimed";
  const enough = Math.max(
    (session.passedMinutes ?? 0) - READING_MINUTES,
    Math.ceil(session.durationMinutes / 2),
  );
  return minutes >= enough ? "learner" : "learnerWaits";
}

function Consequence({ view, minutes }: { view: View; minutes: number }) {
  const { t } = useTranslation();
  const outcome = outcomeOf(view, minutes);
  const paid = outcome === "learnerClaimed" ? proposedMinutes(view.session) : minutes;
  return (
    <p className="text-ink-soft" aria-live="polite">
      {t(`sessionPage.end.${outcome}`, {
        name: view.other.name,
        amount: credits(paid),
        length: hoursAndMinutes(paid),
      })}
    </p>
  );
}

/** Ends a session with the minutes it took; those that passed are filled in. Few of them are asked about first. */
export function EndDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { id, durationMinutes: planned, passedMinutes } = view.session;
  const end = useEndSession(id);
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: sessionQuery(id).queryKey }); // how many have passed by now
  }, [cache, id]);
  const shown = typed ?? String(proposedMinutes(view.session));
  const minutes = minutesOf(shown, planned);

  async function send(actual: number) {
    if (await said(end.mutateAsync(actual), t("sessionPage.end.ended"))) onDone();
    else setIsAsking(false);
  }

  function submit() {
    setIsWrong(minutes === null);
    if (minutes === null) return;
    setTyped(shown); // what is asked about is what is sent
    if (isFew(minutes, planned)) setIsAsking(true);
    else void send(minutes);
  }

  if (isAsking && minutes !== null) {
    const words = { length: hoursAndMinutes(minutes), planned: hoursAndMinutes(planned) };
    return (
      <ConfirmDialog
        key="few"
        title={t("sessionPage.end.fewTitle", words)}
        text={t("sessionPage.end.few", words)}
        confirm={t("sessionPage.end.fewSubmit", words)}
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
      look="primary"
      busy={end.isPending}
      onConfirm={submit}
      onDone={onDone}
    >
      <DeedError error={end.error} />
      {!view.theyJoined && !view.iTeach && (
        <Notice tone="warm">{t("sessionPage.end.alone", { name: view.other.name })}</Notice>
      )}
      <TextField
        label={t("sessionPage.end.minutes")}
        hint={
          passedMinutes === null
            ? undefined
            : t("sessionPage.end.minutesHint", { passed: passedMinutes, planned })
        }
        inputMode="numeric"
        className="w-32"
        value={shown}
        error={isWrong ? t("sessionPage.end.minutesWrong", { most: planned }) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {minutes !== null && <Consequence view={view} minutes={minutes} />}
    </ConfirmDialog>
  );
}

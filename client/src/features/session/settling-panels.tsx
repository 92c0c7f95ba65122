import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { type SpokenDeed, useSpokenDeed } from "@/lib/session-deeds";
import { useSessionDeed } from "@/lib/sessions";
import { useNow } from "@/lib/use-now";
import { whenIn } from "@/lib/zones";
import { EndDialog } from "./end-dialog";
import { NextPanel } from "./next-panel";
import { can, type View } from "./people";
import { said } from "./said";
import { countdown } from "./words";
import { WordsDialog } from "./words-dialog";

/** "Tue 24 Nov, 18:00, in 3 h": empty once it has passed. */
function useUntil({ session, me }: View): string {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { settlesAt } = session;
  if (settlesAt === null || Date.parse(settlesAt) <= now) return "";
  return t("sessionPage.until", {
    moment: whenIn(settlesAt, me.timezone),
    left: countdown(Date.parse(settlesAt) - now),
  });
}

function SpokenDialog({
  deed,
  view,
  onDone,
}: {
  deed: SpokenDeed;
  view: View;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const spoken = useSpokenDeed(view.session.id);
  return (
    <WordsDialog
      title={t(`sessionPage.${deed}.title`)}
      text={t(`sessionPage.${deed}.text`, { name: view.other.name })}
      label={t(`sessionPage.${deed}.label`)}
      draft={`${deed}.${view.session.id}`}
      submit={t(`sessionPage.${deed}.submit`)}
      isNeeded
      onSubmit={(text) => spoken.mutateAsync({ deed, text })}
      onDone={onDone}
    />
  );
}

/** One of the two ended it; the other has the word. */
export function ClaimPanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, me, other } = view;
  const deed = useSessionDeed(session.id);
  const [asking, setAsking] = useState<"dispute" | "end" | null>(null);
  const until = useUntil(view);
  const minutes = session.claimedMinutes ?? session.durationMinutes;
  const words = { name: other.name, length: hoursAndMinutes(minutes), amount: credits(minutes) };
  const mine = session.endedById === me.id;
  const done = () => setAsking(null);
  return (
    <NextPanel
      title={t(mine ? "sessionPage.claim.mineTitle" : "sessionPage.claim.title", words)}
      error={deed.error}
      actions={
        <>
          {can(session, "confirm") && (
            <Button
              busy={deed.isPending}
              onClick={() =>
                void said(deed.mutateAsync("confirm"), t("sessionPage.claim.confirmed"))
              }
            >
              {t("sessionPage.claim.confirm")}
            </Button>
          )}
          {can(session, "dispute") && (
            <Button look="danger" onClick={() => setAsking("dispute")}>
              {t("sessionPage.claim.dispute")}
            </Button>
          )}
          {can(session, "end") && !can(session, "confirm") && (
            <Button look="secondary" onClick={() => setAsking("end")}>
              {t("sessionPage.running.end")}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-soft">
        {t(mine ? "sessionPage.claim.mine" : "sessionPage.claim.theirs", words)}
      </p>
      <p className="text-sm text-ink-soft">
        {until ? t("sessionPage.claim.settles", { until }) : t("sessionPage.absence.settling")}
      </p>
      {asking === "dispute" && <SpokenDialog deed="dispute" view={view} onDone={done} />}
      {asking === "end" && <EndDialog view={view} onDone={done} />}
    </NextPanel>
  );
}

function AbsenceButtons({ view }: { view: View }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"excuse" | "appeal" | null>(null);
  return (
    <>
      {can(view.session, "excuse") && (
        <Button onClick={() => setAsking("excuse")}>{t("sessionPage.absence.excuse")}</Button>
      )}
      {can(view.session, "appeal") && (
        <Button look="secondary" onClick={() => setAsking("appeal")}>
          {t("sessionPage.absence.appeal")}
        </Button>
      )}
      {asking && <SpokenDialog deed={asking} view={view} onDone={() => setAsking(null)} />}
    </>
  );
}

/** Somebody was said to have stayed away; they can answer. */
export function AbsencePanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const until = useUntil(view);
  const who = view.session.absentId === view.me.id ? "me" : "them";
  const role = view.iTeach ? "Teacher" : "Learner";
  const { name } = view.other;
  return (
    <NextPanel
      title={t(`sessionPage.absence.${who}Title`, { name })}
      actions={<AbsenceButtons view={view} />}
    >
      <p className="text-ink-soft">
        {until
          ? t(`sessionPage.absence.${who}${role}`, { name, until })
          : t("sessionPage.absence.settling")}
      </p>
    </NextPanel>
  );
}

export function Quoted({ children }: { children: string }) {
  return (
    <blockquote className="border-l-4 border-line-strong/50 pl-4 break-words whitespace-pre-line">
      {children}
    </blockquote>
  );
}

/** The absent one spoke of a technical failure; the other may see it differently. */
export function ExcusedPanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, me, other } = view;
  const until = useUntil(view);
  const who = session.absentId === me.id ? "mine" : "theirs";
  const { name } = other;
  return (
    <NextPanel
      title={t(`sessionPage.excused.${who}Title`, { name })}
      actions={<AbsenceButtons view={view} />}
    >
      {session.absenceAnswer && <Quoted>{session.absenceAnswer}</Quoted>}
      <p className="text-ink-soft">
        {until
          ? t(`sessionPage.excused.${who}`, { name, until })
          : t("sessionPage.absence.settling")}
      </p>
    </NextPanel>
  );
}

/** The two did not agree. */
export function CasePanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { openCase } = view.session;
  if (!openCase) return null;
  const who = openCase.byId === view.me.id ? "mine" : "theirs";
  return (
    <NextPanel title={t("sessionPage.case.title")}>
      <p className="text-ink-soft">{t("sessionPage.case.text")}</p>
      <p className="text-sm font-semibold">
        {t(`sessionPage.case.${who}`, { name: view.other.name })}
      </p>
      <Quoted>{openCase.text}</Quoted>
    </NextPanel>
  );
}

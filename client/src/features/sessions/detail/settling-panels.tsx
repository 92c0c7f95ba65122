import { useState } from "react";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import {
  type StatementAction,
  useSessionAction,
  useStatementAction,
} from "@/entities/session/actions";
import { announce } from "@/entities/session/announce";
import { EndDialog } from "@/entities/session/end-dialog";
import { StatementDialog } from "@/entities/session/statement-dialog";
import { can, type View } from "@/entities/session/view";
import { countdown, hoursAndMinutes } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { NextPanel } from "./next-panel";

/** "Tue 24 Nov, 18:00, in 3 h" of `settlesAt`; empty once it has passed. */
function useUntil({ session, me }: View): string {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { settlesAt } = session;
  if (settlesAt === null || Date.parse(settlesAt) <= now) return "";
  return t("sessionPage.until", {
    moment: whenIn(settlesAt, me.timezone),
    left: countdown(Date.parse(settlesAt) - now, "after"),
  });
}

function StatementActionDialog({
  action,
  view,
  onDone,
}: {
  action: StatementAction;
  view: View;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const statement = useStatementAction(view.session.id);
  return (
    <StatementDialog
      title={t(`sessionPage.${action}.title`)}
      text={t(`sessionPage.${action}.text`, { name: view.other.name })}
      label={t(`sessionPage.${action}.label`)}
      draft={`${action}.${view.session.id}`}
      submit={t(`sessionPage.${action}.submit`)}
      isNeeded
      onSubmit={(text) => statement.mutateAsync({ action, text })}
      onDone={onDone}
    />
  );
}

/** One of the two ended the session; the other can confirm or dispute the time. */
export function ClaimPanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, me, other } = view;
  const action = useSessionAction(session.id);
  const [asking, setAsking] = useState<"dispute" | "end" | null>(null);
  const until = useUntil(view);
  const minutes = session.claimedMinutes ?? session.durationMinutes;
  const values = { name: other.name, length: hoursAndMinutes(minutes), amount: credits(minutes) };
  const mine = session.endedById === me.id;
  const isTeachers = session.endedById === session.teacher.id; // silence pays no more of it than call or clock show
  const done = () => setAsking(null);
  return (
    <NextPanel
      title={t(mine ? "sessionPage.claim.mineTitle" : "sessionPage.claim.title", values)}
      error={action.error}
      actions={
        <>
          {can(session, "confirm") && (
            <Button
              busy={action.isPending}
              onClick={() =>
                void announce(action.mutateAsync("confirm"), t("sessionPage.claim.confirmed"))
              }
            >
              {t("sessionPage.claim.confirm")}
            </Button>
          )}
          {can(session, "dispute") && (
            <Button variant="danger" onClick={() => setAsking("dispute")}>
              {t("sessionPage.claim.dispute")}
            </Button>
          )}
          {can(session, "end") && !can(session, "confirm") && (
            <Button variant="secondary" onClick={() => setAsking("end")}>
              {t("sessionPage.running.end")}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-soft">
        {t(mine ? "sessionPage.claim.mine" : "sessionPage.claim.theirs", values)}
      </p>
      <p className="text-sm text-ink-soft">
        {until
          ? t(`sessionPage.claim.${isTeachers ? "settlesShown" : "settles"}`, { until })
          : t("sessionPage.absence.settling")}
      </p>
      {asking === "dispute" && <StatementActionDialog action="dispute" view={view} onDone={done} />}
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
        <Button variant="secondary" onClick={() => setAsking("appeal")}>
          {t("sessionPage.absence.appeal")}
        </Button>
      )}
      {asking && (
        <StatementActionDialog action={asking} view={view} onDone={() => setAsking(null)} />
      )}
    </>
  );
}

/** Somebody was reported absent and can answer. */
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
    <blockquote
      dir="auto"
      className="border-s-4 border-line-strong/50 ps-4 break-words whitespace-pre-line"
    >
      {children}
    </blockquote>
  );
}

/** The absent person claims a technical failure; the other can appeal. */
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

/** A dispute or an appeal waits for a moderator. */
export function DisputePanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const { openCase } = view.session;
  if (!openCase) return null;
  const who = openCase.byId === view.me.id ? "mine" : "theirs";
  return (
    <NextPanel title={t("sessionPage.disputed.title")}>
      <p className="text-ink-soft">{t("sessionPage.disputed.text")}</p>
      <p className="text-sm font-semibold">
        {t(`sessionPage.disputed.${who}`, { name: view.other.name })}
      </p>
      <Quoted>{openCase.text}</Quoted>
    </NextPanel>
  );
}

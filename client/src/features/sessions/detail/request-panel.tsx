import { CalendarClock, Check, PenLine, Undo2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { useSessionAction } from "@/entities/session/actions";
import { announce } from "@/entities/session/announce";
import { DeclineDialog } from "@/entities/session/decline-dialog";
import { RescheduleDialog } from "@/entities/session/schedule/schedule-dialog";
import { can, type View } from "@/entities/session/view";
import { useMe } from "@/lib/auth/me";
import { countdown } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { whenIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { CancelDialog, TextDialog } from "./answer-dialogs";
import { NextPanel } from "./next-panel";

type Asking = "decline" | "time" | "text" | "withdraw" | null;

function Deadline({ view, mine }: { view: View; mine: boolean }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const { session, me, other } = view;
  const left = Date.parse(session.expiresAt) - now;
  if (left <= 0) return <p className="text-ink-soft">{t("sessionPage.request.soon")}</p>;
  const until = t("sessionPage.until", {
    moment: whenIn(session.expiresAt, me.timezone),
    left: countdown(left, "after"),
  });
  return (
    <p className="text-ink-soft">
      {mine
        ? t("sessionPage.request.answerBy", { until })
        : t("sessionPage.request.theyAnswerBy", { until, name: other.name })}
    </p>
  );
}

/** A request that waits for one of the two. */
export function RequestPanel({ view }: { view: View }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking>(null);
  const { session, me, other, iTeach } = view;
  const action = useSessionAction(session.id);
  const { isVerified } = useMe();
  const mine = session.waitsForId === me.id;
  const { name } = other;
  const amount = credits(session.durationMinutes);
  const done = () => setAsking(null);
  const holds = t(iTeach ? "sessionPage.request.holdsTheirs" : "sessionPage.request.holdsMine", {
    amount,
    name,
  });
  return (
    <NextPanel
      title={t(mine ? "sessionPage.request.forYou" : "sessionPage.request.forThem", { name })}
      error={action.error}
      actions={
        <>
          {can(session, "accept") && (
            <Button
              busy={action.isPending}
              disabled={!isVerified}
              onClick={() =>
                void announce(action.mutateAsync("accept"), t("sessionPage.request.accepted"))
              }
            >
              <Check aria-hidden="true" />
              {t("sessionPage.request.accept")}
            </Button>
          )}
          {can(session, "edit") && (
            <>
              <Button variant="secondary" onClick={() => setAsking("time")}>
                <CalendarClock aria-hidden="true" />
                {t("sessionPage.request.otherTime")}
              </Button>
              {!iTeach && (
                <Button variant="secondary" onClick={() => setAsking("text")}>
                  <PenLine aria-hidden="true" />
                  {t("sessionPage.request.changeText")}
                </Button>
              )}
            </>
          )}
          {can(session, "decline") && (
            <Button variant="danger" onClick={() => setAsking("decline")}>
              <X aria-hidden="true" />
              {t("sessionPage.request.decline")}
            </Button>
          )}
          {can(session, "cancel") && !can(session, "decline") && (
            <Button variant="danger" onClick={() => setAsking("withdraw")}>
              <Undo2 aria-hidden="true" />
              {t("sessionPage.request.withdraw")}
            </Button>
          )}
        </>
      }
    >
      <Deadline view={view} mine={mine} />
      <AgreeingNotice other={other} />
      <p className="text-ink-soft">
        {can(session, "accept") ? holds : t("sessionPage.request.nothingHeld")}
      </p>
      {asking === "decline" && <DeclineDialog session={session} onDone={done} />}
      {asking === "withdraw" && <CancelDialog view={view} onDone={done} />}
      {asking === "text" && <TextDialog view={view} onDone={done} />}
      <RescheduleDialog
        session={session}
        open={asking === "time"}
        onOpenChange={(open) => setAsking(open ? "time" : null)}
      />
    </NextPanel>
  );
}

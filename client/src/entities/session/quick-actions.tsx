import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { toast } from "sonner";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { useNow } from "@/lib/time/now";
import { Button, ButtonLink } from "@/ui/button";
import { useSessionAction } from "./actions";
import { DeclineDialog } from "./decline-dialog";
import { RescheduleDialog } from "./schedule/schedule-dialog";
import { isOpenAt, sideOf } from "./status";

function Answer({ session }: { session: Session }) {
  const { t } = useTranslation();
  const action = useSessionAction(session.id);
  const me = useMe();
  const [declining, setDeclining] = useState(false);
  return (
    <>
      <AgreeingNotice other={sideOf(session, me.id).other} />
      <Button
        size="sm"
        disabled={!me.isVerified}
        busy={action.isPending}
        onClick={() =>
          action.mutate("accept", {
            onSuccess: () => void toast.success(t("sessions.actions.accepted")),
            onError: (error) => void toast.error(describeError(error)),
          })
        }
      >
        {t("sessions.accept")}
      </Button>
      <Button size="sm" variant="secondary" onClick={() => setDeclining(true)}>
        {t("sessions.decline")}
      </Button>
      {declining && <DeclineDialog session={session} onDone={() => setDeclining(false)} />}
    </>
  );
}

function OtherTime({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="secondary" onClick={() => setOpen(true)}>
        {t("sessions.changeTime")}
      </Button>
      {open && <RescheduleDialog session={session} open onOpenChange={setOpen} />}
    </>
  );
}

/** The most used actions of a session; all others are on its page. */
export function QuickActions({ session }: { session: Session }) {
  const { t } = useTranslation();
  const now = useNow();
  const open = isOpenAt(session, now);
  const { actions } = session;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {open && (
        <ButtonLink to={`/sessions/${session.id}`} size="sm">
          {t("sessions.join")}
        </ButtonLink>
      )}
      {actions.includes("accept") && <Answer session={session} />}
      {actions.includes("edit") && !open && <OtherTime session={session} />}
      <ButtonLink to={`/sessions/${session.id}`} size="sm" variant="secondary">
        {t("sessions.view")}
      </ButtonLink>
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { VerifyNotice } from "@/components/people/verify-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { describeError } from "@/lib/api/describe";
import type { Session } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useSessionDeed } from "@/lib/sessions";
import { useNow } from "@/lib/use-now";
import { DeclineDialog } from "./decline-dialog";
import { RescheduleDialog } from "./schedule-dialog";
import { isOpenAt } from "./standing";

function Answer({ session }: { session: Session }) {
  const { t } = useTranslation();
  const deed = useSessionDeed(session.id);
  const { isVerified } = useMe();
  const [declining, setDeclining] = useState(false);
  return (
    <>
      <VerifyNotice why={t("sessions.verifyFirst")} />
      <Button
        size="sm"
        disabled={!isVerified}
        busy={deed.isPending}
        onClick={() =>
          deed.mutate("accept", {
            onSuccess: () => void toast.success(t("sessions.deeds.accepted")),
            onError: (error) => void toast.error(describeError(error)),
          })
        }
      >
        {t("sessions.accept")}
      </Button>
      <Button size="sm" look="secondary" onClick={() => setDeclining(true)}>
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
      <Button size="sm" look="secondary" onClick={() => setOpen(true)}>
        {t("sessions.changeTime")}
      </Button>
      {open && <RescheduleDialog session={session} open onOpenChange={setOpen} />}
    </>
  );
}

/** What can be done with a session at a glance; everything else is on its page. */
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
      <ButtonLink to={`/sessions/${session.id}`} size="sm" look="secondary">
        {t("sessions.view")}
      </ButtonLink>
    </div>
  );
}

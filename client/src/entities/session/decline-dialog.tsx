import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { toast } from "sonner";
import { useMe } from "@/lib/auth/me";
import { useDeclineSession } from "./actions";
import { REASON_LENGTH, StatementDialog } from "./statement-dialog";
import { sideOf } from "./status";

/** Asks for a reason before declining. Declining a proposed time keeps the agreed one. */
export function DeclineDialog({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { name } = sideOf(session, me.id).other;
  const decline = useDeclineSession(session.id);
  const kind = session.proposal ? "declineMove" : "decline";
  return (
    <StatementDialog
      title={t(`sessions.actions.${kind}Title`)}
      text={t(`sessions.actions.${kind}Text`, { name })}
      label={t("sessions.actions.reason")}
      draft={`decline.${session.id}`}
      most={REASON_LENGTH}
      variant="danger"
      submit={t(`sessions.actions.${kind}Submit`)}
      onSubmit={async (reason) => {
        await decline.mutateAsync(reason);
        toast.success(t("sessions.actions.declined"));
      }}
      onDone={onDone}
    />
  );
}

import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DraftNote } from "@/components/ui/draft-note";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { describeError } from "@/lib/api/describe";
import type { Session } from "@/lib/api/types";
import { useDraft } from "@/lib/drafts";
import { useMe } from "@/lib/session";
import { useDecline } from "@/lib/sessions";
import { sideOf } from "./standing";

const MOST = 500;

/** Asks once more, says what follows, and takes a reason. A proposal of another time leaves the old one. */
export function DeclineDialog({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { name } = sideOf(session, me.id).other;
  const decline = useDecline(session.id);
  const draft = useDraft(`decline.${session.id}`, { reason: "" });
  const { reason } = draft.values;
  const kind = session.status === "requested" ? "decline" : "declineMove";

  function submit() {
    decline.mutate(reason.trim(), {
      onSuccess: () => {
        toast.success(t("sessions.deeds.declined"));
        draft.forget();
        onDone();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t(`sessions.deeds.${kind}Title`)}
      text={t(`sessions.deeds.${kind}Text`, { name })}
      confirm={t("sessions.decline")}
      busy={decline.isPending}
      onConfirm={submit}
      onDone={onDone}
    >
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {decline.error && <Notice tone="error">{describeError(decline.error)}</Notice>}
      <TextArea
        label={t("sessions.deeds.reason")}
        maxLength={MOST}
        value={reason}
        onChange={(event) => draft.change({ reason: event.target.value })}
      />
    </ConfirmDialog>
  );
}

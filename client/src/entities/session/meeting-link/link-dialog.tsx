import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { toast } from "sonner";
import { useDraft } from "@/lib/drafts";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DraftNote } from "@/ui/draft-note";
import { TextField } from "@/ui/field";
import { ActionError } from "../action-error";
import { useSetMeetingLink } from "../actions";

/** Asks the teacher for the address of their own meeting; an empty one takes it away. */
export function LinkDialog({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  const draft = useDraft(`meeting-link.${session.id}`, { link: session.meetingLink });
  const set = useSetMeetingLink(session.id);
  const [error, setError] = useState<unknown>(null);

  async function save() {
    try {
      await set.mutateAsync(draft.values.link.trim());
      draft.forget();
      toast.success(t("meetingLink.saved"));
      onDone();
    } catch (reason) {
      setError(reason);
    }
  }

  return (
    <ConfirmDialog
      title={t("meetingLink.title")}
      text={t("meetingLink.text", { name: session.student.name })}
      confirm={t("meetingLink.save")}
      variant="primary"
      busy={set.isPending}
      onConfirm={() => void save()}
      onDone={onDone}
    >
      <ActionError error={error} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      <TextField
        label={t("meetingLink.label")}
        hint={t("meetingLink.hint")}
        type="url"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        maxLength={500}
        placeholder="https://"
        value={draft.values.link}
        onChange={(event) => draft.change({ link: event.target.value })}
      />
    </ConfirmDialog>
  );
}

import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { describeError } from "@/lib/api/describe";
import type { Session } from "@/lib/api/types";
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
  const [reason, setReason] = useState("");
  const kind = session.status === "requested" ? "decline" : "declineMove";

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    decline.mutate(reason.trim(), {
      onSuccess: () => {
        toast.success(t("sessions.deeds.declined"));
        onDone();
      },
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t(`sessions.deeds.${kind}Title`)}
      text={t(`sessions.deeds.${kind}Text`, { name })}
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        {decline.error && <Notice tone="error">{describeError(decline.error)}</Notice>}
        <TextArea
          label={t("sessions.deeds.reason")}
          maxLength={MOST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" look="danger" busy={decline.isPending}>
            {t("sessions.decline")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

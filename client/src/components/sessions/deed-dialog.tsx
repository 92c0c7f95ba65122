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
import { useCancel, useDecline } from "@/lib/sessions";
import { sideOf } from "./standing";

const MOST = 500;

function wordsOf(deed: "decline" | "cancel", { status, cancelFreeUntil }: Session) {
  if (deed === "decline")
    return status === "requested"
      ? (["declineTitle", "declineText", "decline"] as const)
      : (["declineMoveTitle", "declineMoveText", "decline"] as const);
  if (status === "requested") return ["withdrawTitle", "withdrawText", "withdraw"] as const;
  const free = Date.now() <= Date.parse(cancelFreeUntil);
  return ["cancelTitle", free ? "cancelFree" : "cancelLate", "cancel"] as const;
}

/** Asks once more, says what follows, and takes a reason: for declining and for cancelling. */
export function DeedDialog({
  deed,
  session,
  onDone,
}: {
  deed: "decline" | "cancel";
  session: Session;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { name } = sideOf(session, me.id).other;
  const decline = useDecline(session.id);
  const cancel = useCancel(session.id);
  const { isPending, error } = deed === "decline" ? decline : cancel;
  const [reason, setReason] = useState("");
  const [title, text, button] = wordsOf(deed, session);

  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const onSuccess = () => {
      toast.success(t(`sessions.deeds.${deed === "decline" ? "declined" : "cancelled"}`));
      onDone();
    };
    if (deed === "decline") decline.mutate(reason.trim(), { onSuccess });
    else cancel.mutate(reason.trim(), { onSuccess });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t(`sessions.deeds.${title}`)}
      text={t(`sessions.deeds.${text}`, { name })}
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        {error && <Notice tone="error">{describeError(error)}</Notice>}
        <TextArea
          label={t("sessions.deeds.reason")}
          maxLength={MOST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {t("sessions.deeds.keep")}
          </Button>
          <Button type="submit" look="danger" busy={isPending}>
            {t(`sessions.${button}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

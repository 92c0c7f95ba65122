import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { credits } from "@/entities/credits/amounts";
import { useCancelSession, useEditSession } from "@/entities/session/actions";
import { REASON_LENGTH, StatementDialog } from "@/entities/session/statement-dialog";
import type { View } from "@/entities/session/view";
import { useNow } from "@/lib/time/now";
import { whenIn } from "@/lib/time/zones";

/** The sentence that says what cancelling costs now; withdrawing a request costs nothing. */
export function useCancelCost({ session, me, iTeach, other }: View): string {
  const { t } = useTranslation();
  const now = useNow(1_000);
  if (session.status === "requested") return t("sessionPage.cancel.withdrawText");
  const at = { moment: whenIn(session.cancelFreeUntil, me.timezone) };
  if (now < Date.parse(session.cancelFreeUntil)) return t("sessionPage.cancel.free", at);
  return t(iTeach ? "sessionPage.cancel.lateTeacher" : "sessionPage.cancel.lateLearner", {
    ...at,
    name: other.name,
    amount: credits(Math.ceil(session.durationMinutes / 2)),
  });
}

export function CancelDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const cancel = useCancelSession(view.session.id);
  const cost = useCancelCost(view);
  const isRequest = view.session.status === "requested";
  return (
    <StatementDialog
      title={t(isRequest ? "sessionPage.cancel.withdrawTitle" : "sessionPage.cancel.title")}
      text={cost}
      label={t("sessionPage.cancel.reason", { name: view.other.name })}
      draft={`cancel.${view.session.id}`}
      most={REASON_LENGTH}
      variant="danger"
      keep={t("sessionPage.cancel.keep")}
      submit={t(isRequest ? "sessionPage.cancel.withdraw" : "sessionPage.cancel.submit")}
      onSubmit={async (reason) => {
        await cancel.mutateAsync(reason);
        toast.success(
          t(isRequest ? "sessionPage.cancel.withdrawn" : "sessionPage.cancel.cancelled"),
        );
      }}
      onDone={onDone}
    />
  );
}

export function TextDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const edit = useEditSession(view.session.id);
  return (
    <StatementDialog
      title={t("sessionPage.text.title")}
      text={t("sessionPage.text.text", { name: view.other.name })}
      label={t("sessionPage.text.label")}
      draft={`text.${view.session.id}`}
      start={view.session.description}
      submit={t("sessionPage.text.save")}
      onSubmit={(description) => edit.mutateAsync({ description })}
      onDone={onDone}
    />
  );
}

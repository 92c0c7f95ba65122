import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { credits } from "@/lib/credits";
import { useCancel, useDecline, useEditSession } from "@/lib/sessions";
import { useNow } from "@/lib/use-now";
import { whenIn } from "@/lib/zones";
import type { View } from "./people";
import { WordsDialog } from "./words-dialog";

const REASON_MOST = 500;

export function DeclineDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const decline = useDecline(view.session.id);
  const isProposal = view.session.proposal !== null;
  const { name } = view.other;
  return (
    <WordsDialog
      title={t(isProposal ? "sessionPage.decline.proposalTitle" : "sessionPage.decline.title")}
      text={t(isProposal ? "sessionPage.decline.proposalText" : "sessionPage.decline.text", {
        name,
      })}
      label={t("sessionPage.decline.reason")}
      draft={`decline.${view.session.id}`}
      most={REASON_MOST}
      look="danger"
      submit={t(isProposal ? "sessionPage.proposal.decline" : "sessionPage.request.decline")}
      onSubmit={(reason) => decline.mutateAsync(reason)}
      onDone={onDone}
    />
  );
}

/** Says what cancelling costs at this moment; a request costs nothing. */
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
  const cancel = useCancel(view.session.id);
  const cost = useCancelCost(view);
  const isRequest = view.session.status === "requested";
  return (
    <WordsDialog
      title={t(isRequest ? "sessionPage.cancel.withdrawTitle" : "sessionPage.cancel.title")}
      text={cost}
      label={t("sessionPage.cancel.reason", { name: view.other.name })}
      draft={`cancel.${view.session.id}`}
      most={REASON_MOST}
      look="danger"
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
    <WordsDialog
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

import { useTranslation } from "react-i18next";
import { ActionError } from "@/entities/session/action-error";
import { useSessionAction } from "@/entities/session/actions";
import type { View } from "@/entities/session/view";
import { ConfirmDialog } from "@/ui/confirm-dialog";

/** Explains what reporting an absence means before it is sent. */
export function NoShowDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const action = useSessionAction(view.session.id);
  const { name } = view.other;
  return (
    <ConfirmDialog
      title={t("sessionPage.noShow.title", { name })}
      text={t("sessionPage.noShow.text", { name })}
      confirm={t("sessionPage.noShow.submit")}
      busy={action.isPending}
      onConfirm={() => action.mutate("no-show", { onSuccess: onDone })}
      onDone={onDone}
    >
      <ActionError error={action.error} />
    </ConfirmDialog>
  );
}

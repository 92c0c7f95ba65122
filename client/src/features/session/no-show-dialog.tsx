import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useSessionDeed } from "@/lib/sessions";
import { DeedError } from "./next-panel";
import type { View } from "./people";

/** Before somebody is said to have stayed away: what that means. */
export function NoShowDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const deed = useSessionDeed(view.session.id);
  const { name } = view.other;
  return (
    <ConfirmDialog
      title={t("sessionPage.noShow.title", { name })}
      text={t("sessionPage.noShow.text", { name })}
      confirm={t("sessionPage.noShow.submit")}
      busy={deed.isPending}
      onConfirm={() => deed.mutate("no-show", { onSuccess: onDone })}
      onDone={onDone}
    >
      <DeedError error={deed.error} />
    </ConfirmDialog>
  );
}

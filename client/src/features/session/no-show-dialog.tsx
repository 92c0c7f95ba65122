import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useSessionDeed } from "@/lib/sessions";
import { DeedError } from "./next-panel";
import type { View } from "./people";

/** Before somebody is said to have stayed away: what that means. */
export function NoShowDialog({ view, onDone }: { view: View; onDone: () => void }) {
  const { t } = useTranslation();
  const deed = useSessionDeed(view.session.id);
  const { name } = view.other;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("sessionPage.noShow.title", { name })}
      text={t("sessionPage.noShow.text", { name })}
    >
      <div className="grid gap-4">
        <DeedError error={deed.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button
            look="danger"
            busy={deed.isPending}
            onClick={() => deed.mutate("no-show", { onSuccess: onDone })}
          >
            {t("sessionPage.noShow.submit")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

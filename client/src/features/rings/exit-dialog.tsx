import { useTranslation } from "react-i18next";
import type { Ring } from "skillswap-sdk";
import { toast } from "sonner";
import { type Exit, useExitRing } from "@/entities/ring/actions";
import { REASON_LENGTH, StatementDialog } from "@/entities/session/statement-dialog";

/** Says what a no or leaving does to the others before it is sent. What was written is kept when the server refuses. */
export function ExitDialog({ ring, exit, onDone }: { ring: Ring; exit: Exit; onDone: () => void }) {
  const { t } = useTranslation();
  const out = useExitRing(ring.id, exit);
  return (
    <StatementDialog
      title={t(`rings.exit.${exit}.title`)}
      text={t(`rings.exit.${exit}.text`)}
      label={t("rings.reason")}
      draft={`ring.${exit}.${ring.id}`}
      most={REASON_LENGTH}
      variant="danger"
      submit={t(`rings.${exit}`)}
      keep={t("rings.stay")}
      onSubmit={async (reason) => {
        await out.mutateAsync(reason);
        toast.success(t(`rings.exit.${exit}.done`));
      }}
      onDone={onDone}
    />
  );
}

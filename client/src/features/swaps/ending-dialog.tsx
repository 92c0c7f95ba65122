import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { toast } from "sonner";
import { type Ending, useEndSwap } from "@/entities/swap/actions";
import { sidesOf } from "@/entities/swap/view";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { ConfirmDialog } from "@/ui/confirm-dialog";

/** Asks before a swap is rejected, cancelled or completed. Cancelling an agreed one has its own texts. */
export function EndingDialog({
  swap,
  ending,
  onDone,
}: {
  swap: Swap;
  ending: Ending;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const end = useEndSwap(swap.id);
  const { name } = sidesOf(swap, useMe().id).other;
  const agreed = swap.status === "accepted";
  const key = ending === "cancel" && agreed ? "cancelAgreed" : ending;
  const label = t(`swaps.${key}`);

  function submit() {
    onDone();
    end.mutateAsync(ending).then(
      () => toast.success(t(`swaps.endings.${key}.done`)),
      (error) => toast.error(describeError(error)),
    );
  }

  return (
    <ConfirmDialog
      title={t(`swaps.endings.${key}.title`, { name })}
      text={t(`swaps.endings.${key}.text`)}
      confirm={label}
      keep={t("swaps.keep")}
      variant={ending === "complete" ? "primary" : "danger"}
      onConfirm={submit}
      onDone={onDone}
    />
  );
}

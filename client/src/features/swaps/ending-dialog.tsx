import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { describeError } from "@/lib/api/describe";
import type { Swap } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { type Ending, sidesOf, useEndSwap } from "@/lib/swaps";

/** Asks before a swap ends for good. What it is called depends on how far the swap had come. */
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
  const words = ending === "cancel" && agreed ? "cancelAgreed" : ending;
  const label = t(`swaps.${words}`);

  function submit() {
    onDone();
    end.mutateAsync(ending).then(
      () => toast.success(t(`swaps.endings.${words}.done`)),
      (error) => toast.error(describeError(error)),
    );
  }

  return (
    <ConfirmDialog
      title={t(`swaps.endings.${words}.title`, { name })}
      text={t(`swaps.endings.${words}.text`)}
      confirm={label}
      keep={t("swaps.keep")}
      look={ending === "complete" ? "primary" : "danger"}
      onConfirm={submit}
      onDone={onDone}
    />
  );
}

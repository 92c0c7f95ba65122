import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t(`swaps.endings.${words}.title`, { name })}
      text={t(`swaps.endings.${words}.text`)}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {t("swaps.keep")}
        </Button>
        <Button look={ending === "complete" ? "primary" : "danger"} onClick={submit}>
          {label}
        </Button>
      </div>
    </Dialog>
  );
}

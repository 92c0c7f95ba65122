import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Swap } from "@/lib/api/types";
import { duration } from "@/lib/format";
import { useMe } from "@/lib/session";
import { sidesOf } from "@/lib/swaps";

/** Says how far the two lessons differ, and takes the agreement to it. */
export function UnequalDialog({
  swap,
  onAgree,
  onDone,
}: {
  swap: Swap;
  onAgree: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { iTeach, theyTeach } = sidesOf(swap, useMe().id);
  const more = iTeach.minutes - theyTeach.minutes;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t("swaps.unequalTitle")}
      text={t(more > 0 ? "swaps.unequalAcceptGive" : "swaps.unequalAcceptGet", {
        taught: duration(iTeach.minutes),
        learned: duration(theyTeach.minutes),
        time: duration(Math.abs(more)),
      })}
    >
      <p className="mb-6 text-ink-soft">{t("swaps.unequalWhy")}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button onClick={onAgree}>{t("swaps.agree")}</Button>
      </div>
    </Dialog>
  );
}

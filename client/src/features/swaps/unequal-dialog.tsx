import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { sidesOf } from "@/entities/swap/view";
import { useMe } from "@/lib/auth/me";
import { duration } from "@/lib/time/lengths";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

/** Explains how far the two lengths differ and asks for agreement. */
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
        taught: duration(iTeach.minutes, "after"),
        learned: duration(theyTeach.minutes, "after"),
        time: duration(Math.abs(more), "after"),
      })}
    >
      <p className="mb-6 text-ink-soft">{t("swaps.unequalWhy")}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button onClick={onAgree}>{t("swaps.agree")}</Button>
      </div>
    </Dialog>
  );
}

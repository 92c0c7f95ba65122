import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Toaster } from "sonner";

/**
 * Sonner gives the focus back when the toast that had it is gone, which it may notice only with the next toast: that
 * one would take the focus from where somebody writes by then. Without the focus it has nothing to give back late.
 */
function giveFocusBackNow({ target }: MouseEvent): void {
  if (target instanceof Element) target.closest("button")?.blur();
}

/** Where toasts appear. Who has pressed a button of one is where they were before. */
export function Toasts({ direction }: { direction: "ltr" | "rtl" }) {
  const { t } = useTranslation();
  return (
    <div onClickCapture={giveFocusBackNow}>
      <Toaster
        position={direction === "rtl" ? "top-left" : "top-right"}
        dir={direction}
        containerAriaLabel={t("common.toasts")}
        toastOptions={{
          classNames: {
            toast:
              "!rounded-control !border-line !bg-surface !text-ink !font-sans !shadow-high !text-sm",
            actionButton: "!bg-accent !text-on-accent !rounded-md !h-8 !px-3 pointer-coarse:!h-11",
            description: "!text-ink-soft",
          },
        }}
      />
    </div>
  );
}

import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Dialog } from "./dialog";

/**
 * Asks before something that is hard to undo. The cancel button has the focus, so that Enter alone does no harm.
 * Mount it to open it; `onDone` closes it, `onConfirm` does what it asks about. `children` may be fields.
 */
export function ConfirmDialog({
  title,
  text,
  children,
  confirm,
  keep,
  variant = "danger",
  busy = false,
  disabled = false,
  onConfirm,
  onDone,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
  confirm: string;
  keep?: string;
  variant?: "danger" | "primary";
  busy?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const safeButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={title}
      {...(text ? { text } : {})}
      focus={safeButton}
    >
      <form
        noValidate
        className="grid grid-cols-[minmax(0,1fr)] gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onConfirm();
        }}
      >
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button ref={safeButton} variant="quiet" onClick={onDone}>
            {keep ?? t("common.cancel")}
          </Button>
          <Button type="submit" variant={variant} busy={busy} disabled={disabled}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { Dialog } from "./dialog";

/**
 * Asks before something that is hard to take back. The way out has the focus, so that Enter alone does no harm.
 * Mount it to open it; `onDone` closes it, `onConfirm` does what it asks about. `children` may be fields.
 */
export function ConfirmDialog({
  title,
  text,
  children,
  confirm,
  keep,
  look = "danger",
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
  look?: "danger" | "primary";
  busy?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const wayOut = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={title}
      {...(text ? { text } : {})}
      focus={wayOut}
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
          <Button ref={wayOut} look="quiet" onClick={onDone}>
            {keep ?? t("common.cancel")}
          </Button>
          <Button type="submit" look={look} busy={busy} disabled={disabled}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { type ReactNode, useState } from "react";
import { useDraft } from "@/lib/drafts";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DraftNote } from "@/ui/draft-note";
import { TextArea } from "@/ui/field";
import { ActionError } from "./action-error";

/** The longest reason for an answer or a cancellation. */
export const REASON_LENGTH = 500;

/** Asks for a text before an action: a reason or an explanation. Closes on success. `draft` is the key of the kept draft. */
export function StatementDialog({
  title,
  text,
  children,
  label,
  draft: name,
  start = "",
  most = 2_000,
  isNeeded = false,
  submit,
  keep,
  variant = "primary",
  onSubmit,
  onDone,
}: {
  title: string;
  text: string;
  children?: ReactNode;
  label: string;
  draft: string;
  start?: string;
  most?: number;
  isNeeded?: boolean;
  submit: string;
  keep?: string;
  variant?: "primary" | "danger";
  onSubmit: (statement: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const draft = useDraft(name, { words: start }); // the name under which drafts were kept before
  const { words: statement } = draft.values;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    try {
      await onSubmit(statement.trim());
      draft.forget();
      onDone();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  }

  return (
    <ConfirmDialog
      title={title}
      text={text}
      confirm={submit}
      {...(keep ? { keep } : {})}
      variant={variant}
      busy={busy}
      disabled={isNeeded && statement.trim() === ""}
      onConfirm={() => void send()}
      onDone={onDone}
    >
      <ActionError error={error} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {children}
      <TextArea
        label={label}
        maxLength={most}
        value={statement}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
    </ConfirmDialog>
  );
}

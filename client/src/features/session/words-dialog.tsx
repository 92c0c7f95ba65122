import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DraftNote } from "@/components/ui/draft-note";
import { TextArea } from "@/components/ui/field";
import { useDraft } from "@/lib/drafts";
import { DeedError } from "./next-panel";

/** Asks for words before a deed: a reason, a side of the story. Closes when the deed is done. `draft` names what is begun. */
export function WordsDialog({
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
  look = "primary",
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
  look?: "primary" | "danger";
  onSubmit: (words: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const draft = useDraft(name, { words: start });
  const { words } = draft.values;
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    try {
      await onSubmit(words.trim());
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
      look={look}
      busy={busy}
      disabled={isNeeded && words.trim() === ""}
      onConfirm={() => void send()}
      onDone={onDone}
    >
      <DeedError error={error} />
      {draft.isKept && <DraftNote onStartOver={draft.startOver} />}
      {children}
      <TextArea
        label={label}
        maxLength={most}
        value={words}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
    </ConfirmDialog>
  );
}

import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { DeedError } from "./next-panel";

/** Asks for words before a deed: a reason, a side of the story. Closes when the deed is done. */
export function WordsDialog({
  title,
  text,
  children,
  label,
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
  start?: string;
  most?: number;
  isNeeded?: boolean;
  submit: string;
  keep?: string;
  look?: "primary" | "danger";
  onSubmit: (words: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    try {
      await onSubmit(words.trim());
      onDone();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onDone()} title={title} text={text}>
      <form noValidate onSubmit={(event) => void send(event)} className="grid gap-5">
        <DeedError error={error} />
        {children}
        <TextArea
          label={label}
          maxLength={most}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onDone}>
            {keep ?? t("common.cancel")}
          </Button>
          <Button type="submit" look={look} busy={busy} disabled={isNeeded && words.trim() === ""}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

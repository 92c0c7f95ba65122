import { KeyRound, Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { ProofForm } from "./proof-form";
import { type Passkey, type Proof, useRemovePasskey, useRenamePasskey } from "./queries";

function Rename({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(passkey.name);
  const rename = useRenamePasskey();
  const save = () =>
    rename.mutate(
      { id: passkey.id, name },
      {
        onSuccess: () => {
          toast.success(t("passkeys.renamed"));
          onDone();
        },
        onError: (error) => toast.error(describeError(error)),
      },
    );
  return (
    <ConfirmDialog
      title={t("passkeys.renameTitle")}
      confirm={t("passkeys.save")}
      variant="primary"
      busy={rename.isPending}
      disabled={!name.trim()}
      onConfirm={save}
      onDone={onDone}
    >
      <TextField
        label={t("passkeys.name")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </ConfirmDialog>
  );
}

/** `endsSecondFactor`: it is the last one, and the second factor is on. */
function Remove({
  passkey,
  endsSecondFactor,
  onDone,
}: {
  passkey: Passkey;
  endsSecondFactor: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const remove = useRemovePasskey();
  const removeWith = async (proof: Proof) => {
    await remove.mutateAsync({ id: passkey.id, proof });
    toast.success(t(endsSecondFactor ? "passkeys.removedLast" : "passkeys.removed"));
    onDone();
  };
  return (
    <Dialog
      open
      onOpenChange={onDone}
      title={t("passkeys.removeTitle", passkey)}
      text={t("passkeys.removeText")}
    >
      {endsSecondFactor && (
        <Notice tone="warm" className="mb-4">
          {t("passkeys.removeLast")}
        </Notice>
      )}
      <ProofForm
        label={t("passkeys.remove", passkey)}
        confirm={t("passkeys.removeShort")}
        danger
        onProof={removeWith}
      />
    </Dialog>
  );
}

export function PasskeyRow({
  passkey,
  endsSecondFactor,
}: {
  passkey: Passkey;
  endsSecondFactor: boolean;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const close = () => setOpen(null);
  useNow(); // keeps "5 minutes ago" true
  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 first:border-0">
      <KeyRound className="size-5 shrink-0 text-ink-faint" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-semibold">
          {name}
        </p>
        <p className="text-sm text-ink-faint">
          {t("passkeys.created", { when: ago(createdAt) })}
          {lastUsedAt && ` · ${t("passkeys.used", { when: ago(lastUsedAt) })}`}
        </p>
      </div>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t("passkeys.rename", { name })}
        onClick={() => setOpen("rename")}
      >
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        variant="danger"
        size="sm"
        aria-label={t("passkeys.remove", { name })}
        onClick={() => setOpen("remove")}
      >
        {t("passkeys.removeShort")}
      </Button>
      {open === "rename" && <Rename passkey={passkey} onDone={close} />}
      {open === "remove" && (
        <Remove passkey={passkey} endsSecondFactor={endsSecondFactor} onDone={close} />
      )}
    </li>
  );
}

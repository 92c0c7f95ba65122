import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { ProofForm } from "./proof-form";
import { type Proof, useAddPasskey } from "./queries";

function AddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(t("passkeys.defaultName"));
  const add = useAddPasskey();
  const addWith = async (proof: Proof) => {
    await add.mutateAsync({ name: name.trim() || t("passkeys.defaultName"), proof });
    toast.success(t("passkeys.added"));
    onDone();
  };
  return (
    <ProofForm label={t("passkeys.add")} confirm={t("passkeys.add")} onProof={addWith}>
      <TextField
        label={t("passkeys.name")}
        hint={t("passkeys.nameHint")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </ProofForm>
  );
}

export function AddPasskey() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t("passkeys.add")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("passkeys.add")}
        text={t("passkeys.addText")}
      >
        <AddForm onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

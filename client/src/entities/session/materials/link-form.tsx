import "@/lib/i18n/trust-texts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useDraft } from "@/lib/drafts";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { ActionError } from "../action-error";
import { useAddMaterial } from "./queries";

/** Asks for an address, and what it is. */
export function LinkForm({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const draft = useDraft(`material.${sessionId}`, { link: "", name: "" });
  const add = useAddMaterial(sessionId);
  const [error, setError] = useState<unknown>(null);
  const { link, name } = draft.values;

  async function submit() {
    setError(null);
    try {
      const made = await add.mutateAsync({ link: link.trim(), name: name.trim() });
      draft.forget();
      toast.success(t("trust.materials.added", { name: made.name }));
      onDone();
    } catch (reason) {
      setError(reason);
    }
  }
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-control bg-sunken p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ActionError error={error} />
      <TextField
        autoFocus
        label={t("trust.materials.link")}
        hint={t("trust.materials.linkHint")}
        type="url"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        maxLength={500}
        value={link}
        onChange={(event) => draft.change({ link: event.target.value })}
      />
      <TextField
        dir="auto"
        label={t("trust.materials.name")}
        hint={t("trust.materials.nameHint")}
        maxLength={150}
        value={name}
        onChange={(event) => draft.change({ name: event.target.value })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={add.isPending} disabled={!link.trim()}>
          {t("trust.materials.add")}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            draft.forget();
            onDone();
          }}
        >
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useBlock, useUnblock } from "./actions";
import { forgetPerson } from "./forget-person";

/** Explains blocking and does it. Afterwards the person is shown nowhere, until "Undo". */
export function BlockDialog({
  person,
  onDone,
  onBlocked,
}: {
  person: PersonRef;
  onDone: () => void;
  onBlocked?: () => void | Promise<void>;
}) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const block = useBlock();
  const unblock = useUnblock();
  const { id, name } = person;
  const onError = (error: Error) => void toast.error(describeError(error));

  async function submit() {
    try {
      await block.mutateAsync(person);
    } catch (error) {
      onError(error as Error);
      return;
    }
    toast(t("moderation.blocked", { name }), {
      duration: 8_000,
      action: { label: t("common.undo"), onClick: () => unblock.mutate(person, { onError }) },
    });
    onDone();
    await onBlocked?.(); // leave their page before its data is removed
    forgetPerson(cache, id);
  }

  return (
    <ConfirmDialog
      title={t("moderation.blockTitle", { name })}
      text={t("moderation.blockText")}
      confirm={t("moderation.block")}
      busy={block.isPending}
      onConfirm={() => void submit()}
      onDone={onDone}
    >
      <ul className="grid list-disc gap-1.5 ps-5 text-ink-soft">
        <li>{t("moderation.blockFind")}</li>
        <li>{t("moderation.blockTalk")}</li>
        <li>{t("moderation.blockUndo")}</li>
      </ul>
    </ConfirmDialog>
  );
}

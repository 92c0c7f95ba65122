import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { describeError } from "@/lib/api/describe";
import { forgetPerson, type Somebody, useBlock, useUnblock } from "@/lib/safety";

/** Says what blocking does, and does it. Afterwards the person is nowhere, until "Undo". */
export function BlockDialog({
  person,
  onDone,
  onBlocked,
}: {
  person: Somebody;
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
    toast(t("safety.blocked", { name }), {
      duration: 8_000,
      action: { label: t("common.undo"), onClick: () => unblock.mutate(person, { onError }) },
    });
    onDone();
    await onBlocked?.(); // first away from what is theirs, then forget it
    forgetPerson(cache, id);
  }

  return (
    <ConfirmDialog
      title={t("safety.blockTitle", { name })}
      text={t("safety.blockText")}
      confirm={t("safety.block")}
      busy={block.isPending}
      onConfirm={() => void submit()}
      onDone={onDone}
    >
      <ul className="grid list-disc gap-1.5 pl-5 text-ink-soft">
        <li>{t("safety.blockFind")}</li>
        <li>{t("safety.blockTalk")}</li>
        <li>{t("safety.blockUndo")}</li>
      </ul>
    </ConfirmDialog>
  );
}

import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import {
  type UpTo,
  useMarkAllRead,
  useMarkRead,
  useMarkUnread,
} from "@/entities/notification/marks";
import { describeError } from "@/lib/api/describe";

const UNDO_MS = 8_000;
const onError = (error: Error) => toast.error(describeError(error));

function useUndo() {
  const { t } = useTranslation();
  const back = useMarkUnread();
  return (ids: string[]) =>
    toast(t("inbox.marked", { count: ids.length }), {
      duration: UNDO_MS,
      action: { label: t("common.undo"), onClick: () => back.mutate(ids, { onError }) },
    });
}

/** Marks as read; with `undoable` a toast takes it back, which is of no use to who opened what it is about. */
export function useMark() {
  const { mutateAsync } = useMarkRead();
  const offerUndo = useUndo();
  // A promise, because the row that was marked may be gone before the answer is there.
  return (ids: string[], undoable = false) =>
    void mutateAsync(ids).then(() => undoable && offerUndo(ids), onError);
}

/**
 * Marks all of a group, or all there are, up to the newest shown, with a toast that takes just that back: after a
 * failure halfway, what was marked before it.
 */
export function useMarkAll() {
  const { mutateAsync, isPending } = useMarkAllRead();
  const offerUndo = useUndo();
  const markAll = (upTo: UpTo) =>
    void mutateAsync(upTo).then(({ ids, error }) => {
      if (error) onError(error);
      if (ids.length > 0) offerUndo(ids);
    });
  return { markAll, isPending };
}

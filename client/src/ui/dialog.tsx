import type { DialogProps } from "./dialog-window";
import { useLate } from "./use-late";

/** Fetches the code of dialogs, for a page that may need one when the network is away. */
export const loadDialog = async () => (await import("./dialog-window")).DialogWindow;

/**
 * A modal dialog with a title and a close button; on a phone a bottom sheet. `focus` gets the focus first. Its code is
 * fetched when the first one opens: most pages are read without one.
 */
export function Dialog(props: DialogProps) {
  const Window = useLate(loadDialog, props.open, () => props.onOpenChange(false));
  return Window && <Window {...props} />;
}

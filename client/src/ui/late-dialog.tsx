import type { ComponentType } from "react";
import { useLate } from "./use-late";

/** A dialog whose code (forms and their rules) is fetched when it opens; when that fails it counts as closed. */
export function lateDialog<Props extends { onDone: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function LateDialog(props: Props) {
    const Dialog = useLate(load, true, props.onDone);
    return Dialog && <Dialog {...props} />;
  };
}

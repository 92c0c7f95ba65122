import type { KeyboardEvent } from "react";
import { isComposing } from "@/lib/composing";

/** Whether this device is pointed at with a mouse or the like: then there is a keyboard too. */
export function hasFinePointer(): boolean {
  return matchMedia("(pointer: fine)").matches;
}

/**
 * Whether a key sends the text. Where one types on a real keyboard Enter does, and Shift+Enter makes a new line;
 * on a touch screen Enter makes a new line and the button sends. Ctrl or Cmd and Enter send everywhere. A key of
 * an input method (Japanese, Chinese, Korean …) never does.
 */
export function entersSend(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || isComposing(event)) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return !event.shiftKey && !event.altKey && hasFinePointer();
}

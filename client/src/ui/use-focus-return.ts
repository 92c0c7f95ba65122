import { type RefObject, useRef } from "react";

/** The button that opened the dialog: the focused element, or for a menu item the menu's button. */
function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role="menu"]');
  const opener = menu
    ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "")
    : focused;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}

const FIELD = "input:not([type=hidden], [disabled]), select, textarea";

/**
 * Handlers for a dialog. The first field gets the focus, where there is a keyboard, or else the dialog itself, so that its
 * title is read: never its close button. Then they return the focus to its opener, or to the page's content when that is gone.
 * An element that took the focus meanwhile (a new page's heading) keeps it. `first` gets the focus on opening.
 */
export function useFocusReturn(first?: RefObject<HTMLElement | null>) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = openerOf(document.activeElement);
      event.preventDefault();
      const dialog = event.currentTarget as HTMLElement;
      const field =
        matchMedia("(pointer: fine)").matches && dialog.querySelector<HTMLElement>(FIELD);
      (first?.current ?? (field || dialog)).focus({ preventScroll: true });
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (document.activeElement !== document.body) return;
      const back = opener.current?.isConnected
        ? opener.current
        : document.getElementById("content");
      back?.focus({ preventScroll: true });
    },
  };
}

import { type RefObject, useRef } from "react";

/** The button that led here: what has the focus, or of an item in a menu the button that opened the menu. */
function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role="menu"]');
  const opener = menu
    ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "")
    : focused;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}

/**
 * Handlers for a window over the page, which give the focus back to where it came from; to the page's
 * content when that has gone. Whoever took the focus meanwhile (a new page's heading) keeps it. `first` has the
 * focus when it opens.
 */
export function useFocusReturn(first?: RefObject<HTMLElement | null>) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = openerOf(document.activeElement);
      if (!first?.current) return;
      event.preventDefault();
      first.current.focus({ preventScroll: true });
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

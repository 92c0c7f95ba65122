import { useEffect, useRef } from "react";

const FOCUSABLE =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0']";

const focusable = () =>
  [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) => each.checkVisibility?.() ?? true,
  );

/**
 * For a button that shows more where it stands, and goes: whoever pressed it goes on with the first of what is new,
 * unless they have gone elsewhere meanwhile. Call what it returns when it is pressed; the focus moves when `count`, how
 * much is shown, has changed.
 */
export function useFocusOnward(count: number): (button: Element | null) => void {
  /** What had the focus before the button would get it; null without a press. */
  const before = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says that the new is there
  useEffect(() => {
    const from = before.current;
    before.current = null;
    if (!from?.isConnected || document.activeElement !== document.body) return;
    const all = focusable();
    all[all.indexOf(from) + 1]?.focus();
  }, [count]);
  return (button) => {
    if (!button || button !== document.activeElement) return;
    const all = focusable();
    before.current = all[all.indexOf(button as HTMLElement) - 1] ?? null;
  };
}

/** Buttons that mark as read have it, and go away when they were pressed. */
export const MARK = { "data-mark": "" };

/** Before `leaving` loses its mark: the focus goes on to the next mark, else to the one before, else to the heading. */
export function focusNextMark(leaving: Element): void {
  const marks = [...document.querySelectorAll<HTMLElement>("main [data-mark]")];
  const isBefore = (mark: Element) =>
    leaving.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING;
  const others = marks.filter((mark) => !leaving.contains(mark));
  const next = others.find((mark) => !isBefore(mark)) ?? others.at(-1);
  if (next) next.focus();
  else focusHeading();
}

/** For what is pressed and then disabled. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}

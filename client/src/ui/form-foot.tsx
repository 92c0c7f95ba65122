import type { ReactNode } from "react";

/** What stays in sight at the foot of a dialog's form while it is scrolled: the choice, its price, the button. */
export function FormFoot({ button, children }: { button: ReactNode; children: ReactNode }) {
  return (
    <div className="sticky -bottom-5 z-10 -mx-5 -mb-5 grid gap-2 border-t border-line bg-surface px-5 py-3 sm:-bottom-7 sm:-mx-7 sm:-mb-7 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end sm:gap-x-5 sm:px-7 sm:py-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">{children}</div>
      {button}
    </div>
  );
}

import type { ReactNode } from "react";
import { Mark } from "./mark";

/** An empty list: why, and links to go on. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line-strong/60 px-6 py-12 text-center">
      <Mark className="h-16 opacity-90" />
      <h2 className="text-xl font-bold">{title}</h2>
      <p className="max-w-md text-ink-soft">{text}</p>
      {children && <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

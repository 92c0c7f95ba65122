import type { ReactNode } from "react";
import { ButtonLink } from "./button";

/** An empty part of a page: why it is empty, and where to begin. It fills the place that it is given. */
export function SmallEmpty({
  text,
  to,
  children,
}: {
  text?: string;
  to: string;
  children: ReactNode;
}) {
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-3 rounded-card border border-dashed border-line-strong/60 px-4 py-3 text-center">
      {text && <p className="max-w-md text-ink-soft">{text}</p>}
      <ButtonLink to={to} variant="secondary" size="sm">
        {children}
      </ButtonLink>
    </div>
  );
}

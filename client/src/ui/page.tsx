import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useNavigationType } from "react-router";
import { cn } from "@/lib/cn";

const NAME = "SkillSwap";

/** Set the tab's title while shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === NAME ? NAME : `${title} · ${NAME}`;
  }, [title]);
}

let firstPage = true;

/**
 * The page's one heading. After a navigation to the page it takes the focus, so that a screen reader starts there; what
 * changes the address of the page that is shown (a filter, a search) leaves the focus where it is.
 */
export function PageHeading({ children, className }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const how = useNavigationType();
  const start = useEffectEvent(() => {
    if (!firstPage || how !== "POP") heading.current?.focus({ preventScroll: true });
    firstPage = false;
  });
  useEffect(() => start(), []);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={cn("text-3xl font-bold tracking-tight sm:text-4xl", className)}
    >
      {children}
    </h1>
  );
}

/** The layout of a page: tab title, heading, introduction, actions, content. */
export function Page({
  title,
  intro,
  actions,
  back,
  narrow = false,
  children,
}: {
  title: string;
  intro?: string;
  actions?: ReactNode;
  /** A `BackLink`, above the heading. */
  back?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div
      className={cn(
        "mx-auto w-full px-4 py-6 sm:px-8 sm:py-10",
        narrow ? "max-w-3xl" : "max-w-6xl",
      )}
    >
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4 sm:mb-8">
        <div className="grid min-w-0 flex-1 basis-48 gap-2">
          {back}
          <PageHeading>{title}</PageHeading>
          {intro && <p className="max-w-2xl text-ink-soft">{intro}</p>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "./button";
import { useFocusOnward } from "./use-focus-onward";

interface PagedQuery {
  data: { pages: unknown[] } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** Calls `onReach` when it comes near the viewport; the button it wraps works without that. */
function Endless({ onReach, children }: { onReach: () => void; children: ReactNode }) {
  const end = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(onReach);
  useEffect(() => {
    if (!end.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reach();
      },
      { rootMargin: "600px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={end} className="grid justify-items-center py-6">
      {children}
    </div>
  );
}

/** The end of an endless list: loads the next page when it comes into sight, or by its button. */
export function LoadMore({
  query: { data, hasNextPage, isFetchingNextPage, fetchNextPage },
  label,
  variant = "secondary",
}: {
  query: PagedQuery;
  label: string;
  variant?: "secondary" | "quiet";
}) {
  const button = useRef<HTMLButtonElement>(null);
  const goOn = useFocusOnward(data?.pages.length ?? 0);
  if (!hasNextPage) return null;
  const load = () => {
    if (isFetchingNextPage) return;
    goOn(button.current);
    void fetchNextPage();
  };
  // A new key for each page, because an observer reports only changes and the end may still be in sight.
  return (
    <Endless key={data?.pages.length} onReach={load}>
      <Button
        ref={button}
        variant={variant}
        size={variant === "quiet" ? "sm" : "md"}
        busy={isFetchingNextPage}
        onClick={load}
      >
        {label}
      </Button>
    </Endless>
  );
}

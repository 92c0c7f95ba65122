import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";

/** Calls `onReach` when its place comes near the window; what it wraps (a button) works without that. */
export function Endless({ onReach, children }: { onReach: () => void; children?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(onReach);
  useEffect(() => {
    if (!place.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reach();
      },
      { rootMargin: "600px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="grid justify-items-center py-6">
      {children}
    </div>
  );
}

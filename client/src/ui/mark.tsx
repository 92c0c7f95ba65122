import { cn } from "@/lib/cn";

/** The logo: two half-discs that slid past each other, as two people who swap. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 52" className={cn("h-8 w-auto", className)} aria-hidden="true">
      <path d="M20 2a18 18 0 0 0 0 36z" className="fill-accent" />
      <path d="M20 14a18 18 0 0 1 0 36z" className="fill-second" />
    </svg>
  );
}

/** One half of the logo: left for teaching, right for learning. */
export function HalfMark({ side }: { side: "left" | "right" }) {
  return (
    <svg viewBox="0 0 18 36" className="h-6 w-auto" aria-hidden="true">
      {side === "left" ? (
        <path d="M18 0a18 18 0 0 0 0 36z" className="fill-accent" />
      ) : (
        <path d="M0 0a18 18 0 0 1 0 36z" className="fill-second" />
      )}
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-2 font-display text-xl font-bold tracking-tight text-ink",
        className,
      )}
    >
      <Mark className="h-8" />
      SkillSwap
    </span>
  );
}

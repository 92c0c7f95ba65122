import { cn } from "@/lib/cn";

/** Our sign: two half-discs that slid past each other, as two people who swap. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 52" className={cn("h-8 w-auto", className)} aria-hidden="true">
      <path d="M20 2a18 18 0 0 0 0 36z" className="fill-accent" />
      <path d="M20 14a18 18 0 0 1 0 36z" className="fill-second" />
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

import { cn } from "@/lib/cn";

/** A grey shape of the size of what will come, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cn("animate-skeleton rounded-control bg-sunken", className)} />;
}

/** Announces to screen readers that something loads; the skeletons inside are silent. */
export function Loading({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={label}>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

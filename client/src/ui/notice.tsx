import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const TONES = {
  error: "bg-danger-soft text-danger",
  info: "bg-accent-soft text-accent-ink",
  warm: "bg-second-soft text-second-ink",
};

/** A block of text that must be seen. Errors are spoken at once. */
export function Notice({
  tone = "info",
  children,
  className,
}: {
  tone?: keyof typeof TONES;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn(
        "rounded-control px-4 py-3 text-sm font-medium text-pretty",
        TONES[tone],
        className,
      )}
    >
      {children}
    </div>
  );
}

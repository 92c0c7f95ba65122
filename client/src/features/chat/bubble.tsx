import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** The shape of a message: mine lean right in petrol, theirs left on paper. */
export function Bubble({
  mine,
  first,
  faded = false,
  children,
}: {
  mine: boolean;
  first: boolean;
  faded?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        "max-w-full min-w-0 rounded-[1.1rem] px-4 py-2 break-words whitespace-pre-wrap [overflow-wrap:anywhere]",
        faded && "border border-dashed border-line-strong/70 text-ink-faint italic",
        !faded && mine && "bg-accent text-on-accent",
        !faded && !mine && "border border-line bg-surface text-ink",
        first && (mine ? "rounded-se-sm" : "rounded-ss-sm"),
      )}
    >
      {children}
    </div>
  );
}

/** The quoted message of a reply, a link to it. */
export function Quote({
  name,
  text,
  onClick,
}: {
  name: string;
  text: string;
  onClick?: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="mb-1.5 block w-full max-w-full rounded-md border-s-4 border-second bg-[color-mix(in_srgb,currentColor_10%,transparent)] px-2.5 py-1 text-start text-sm"
    >
      <span className="block font-bold">{name}</span>
      <span dir="auto" className="line-clamp-2 break-words">
        {text}
      </span>
    </button>
  );
}

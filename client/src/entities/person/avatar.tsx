import { cn } from "@/lib/cn";
import { graphemes } from "@/lib/i18n/text";

/** Colours of the left and right half; pale enough for text on them in both themes. */
const PAIRS = [
  ["fill-accent/30", "fill-second/50"],
  ["fill-second/50", "fill-accent/30"],
  ["fill-accent/45", "fill-second/25"],
  ["fill-second/65", "fill-accent/20"],
  ["fill-accent/20", "fill-accent/40"],
  ["fill-second/30", "fill-second/60"],
] as const;

function pairOf(name: string) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return PAIRS[sum % PAIRS.length] ?? PAIRS[0];
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const initial = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => graphemes(word ?? "")[0],
  );
  return initial.join("").toUpperCase();
}

/** A member's picture, or their initials on our two half-discs. Decorative: the name is shown beside it. */
export function Avatar({
  name,
  url,
  className,
  online,
}: {
  name: string;
  url: string;
  className?: string;
  /** Null: they were online, and we cannot know whether they still are. */
  online?: boolean | null;
}) {
  const [left, right] = pairOf(name);
  return (
    <span className={cn("relative inline-block size-11 shrink-0", className)}>
      {url ? (
        <img
          src={url}
          alt=""
          className="size-full rounded-full bg-sunken object-cover"
          loading="lazy"
        />
      ) : (
        <svg viewBox="0 0 48 48" className="size-full" aria-hidden="true">
          <circle cx="24" cy="24" r="24" className="fill-sunken" />
          <path d="M24 0a20 20 0 0 0 0 40z" className={left} />
          <path d="M24 8a20 20 0 0 1 0 40z" className={right} />
          <text
            x="24"
            y="24"
            dy="0.36em"
            textAnchor="middle"
            className="fill-ink font-display text-[16px] font-bold"
          >
            {initials(name)}
          </text>
        </svg>
      )}
      {online !== false && online !== undefined && (
        <span
          data-online={online === null ? "unknown" : "yes"}
          className={cn(
            "absolute end-0 bottom-0 size-3 rounded-full border-2 border-surface",
            online ? "bg-ok" : "bg-ink-faint",
          )}
        />
      )}
    </span>
  );
}

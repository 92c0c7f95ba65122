import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";

const MOST = 99;

/**
 * How many are unread, or wait; nothing when there are none. `isAtLeast`: there may be more than `count`.
 * `screenReaderText` is what a screen reader hears instead of "3 unread".
 */
export function CountBadge({
  count,
  isAtLeast = count > MOST,
  screenReaderText,
  className,
}: {
  count: number;
  isAtLeast?: boolean;
  screenReaderText?: string | undefined;
  className?: string;
}) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "inline-grid h-5 min-w-5 place-items-center rounded-full bg-second px-1.5 text-xs font-bold text-[#2b1c00] tabular-nums",
        className,
      )}
    >
      <span aria-hidden="true">{isAtLeast ? `${Math.min(count, MOST)}+` : count}</span>
      <span className="sr-only">{screenReaderText ?? t("shell.unread", { count })}</span>
    </span>
  );
}

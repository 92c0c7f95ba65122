import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";

const LOOKS = {
  plain: "bg-surface text-ink hover:bg-line",
  off: "bg-danger-soft text-danger hover:bg-danger-soft/70",
  on: "bg-accent text-on-accent hover:bg-accent-hover",
  leave: "bg-[#b3341f] text-[#fffdf6] hover:bg-[#9a2c19]",
} as const;

/** A round button of the control bar: its name and its key stand in the tooltip. */
export function RoundButton({
  label,
  shortcut,
  look = "plain",
  badge,
  className,
  children,
  ...rest
}: ComponentProps<"button"> & {
  label: string;
  shortcut?: string | undefined;
  look?: keyof typeof LOOKS;
  badge?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <button
          {...rest}
          type="button"
          aria-label={label}
          aria-keyshortcuts={shortcut}
          className={cn(
            "relative inline-flex size-12 shrink-0 items-center justify-center rounded-full transition-colors disabled:cursor-not-allowed disabled:opacity-50 max-lg:landscape:size-11 [&>svg]:size-5.5",
            LOOKS[look],
            className,
          )}
        >
          {children}
          {badge}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={8}
          collisionPadding={8}
          className="z-40 rounded-md bg-ink px-2.5 py-1.5 text-sm font-semibold text-paper shadow-high"
        >
          {shortcut ? t("room.controls.with", { label, key: shortcut.toUpperCase() }) : label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

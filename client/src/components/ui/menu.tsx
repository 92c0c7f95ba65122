import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A button that opens a list of actions. `trigger` is the button. */
export function Menu({
  trigger,
  children,
  side,
  align = "end",
}: {
  trigger: ReactNode;
  children: ReactNode;
  side?: "top" | "bottom";
  align?: "start" | "end";
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          sideOffset={6}
          align={align}
          {...(side ? { side } : {})}
          className="z-40 min-w-44 animate-rise rounded-control border border-line bg-surface p-1.5 shadow-high"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      {...rest}
      className={cn(
        "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-3 text-sm font-medium outline-none select-none",
        "data-highlighted:bg-accent-soft data-highlighted:text-accent-ink [&_svg]:size-4",
        className,
      )}
    />
  );
}

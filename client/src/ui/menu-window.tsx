import { DropdownMenu } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { cn } from "@/lib/cn";
import { ItemOfMenu, type MenuItemProps } from "./menu-item";

/**
 * A menu that was opened once. When `startsAtFirst` is set it is opened with the keyboard, by a key that was pressed
 * before this code was there: the first item gets the focus, as it does for keys that are heard here.
 */
export function MenuWindow({
  trigger,
  children,
  side,
  align,
  open,
  onOpenChange,
  startsAtFirst,
}: {
  trigger: ReactNode;
  children: ReactNode;
  side: "top" | "bottom" | undefined;
  align: "start" | "end";
  open: boolean;
  onOpenChange: (open: boolean) => void;
  startsAtFirst: RefObject<boolean>;
}) {
  function focusFirst(content: HTMLElement | null) {
    if (!content || !startsAtFirst.current) return;
    startsAtFirst.current = false;
    content.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
  }

  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={focusFirst}
          sideOffset={6}
          collisionPadding={8}
          align={align}
          {...(side ? { side } : {})}
          className="z-40 min-w-44 animate-rise rounded-control border border-line bg-surface p-1.5 shadow-high"
        >
          <ItemOfMenu value={Item}>{children}</ItemOfMenu>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ className, onSelect, ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      {...rest}
      {...(onSelect ? { onSelect } : {})}
      className={cn(
        "flex min-h-10 pointer-coarse:min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-3 text-sm font-medium outline-none select-none",
        "data-highlighted:bg-accent-soft data-highlighted:text-accent-ink [&_svg]:size-4",
        className,
      )}
    />
  );
}

import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { useLate } from "./use-late";

export { MenuItem } from "./menu-item";

const load = async () => (await import("./menu-window")).MenuWindow;

/**
 * A button that opens a list of actions. `trigger` is the button; `open` is for who opens it otherwise too. Most menus
 * on a page are never opened, so the code that places and drives one is fetched, and runs, only for those that are:
 * until then there is nothing but the button.
 */
export function Menu({
  trigger,
  children,
  side,
  align = "end",
  open,
  onOpenChange,
}: {
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
  side?: "top" | "bottom";
  align?: "start" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = open ?? isOpenHere;
  const change = onOpenChange ?? setOpenHere;
  const byKeyboard = useRef(false);
  const Window = useLate(load, isOpen, () => change(false));
  const prefetch = () => void load().catch(() => undefined); // opening it says what went wrong
  if (!Window)
    return cloneElement(trigger, {
      "aria-haspopup": "menu",
      "aria-expanded": false,
      onPointerEnter: prefetch,
      onFocus: prefetch,
      onClick: (event: MouseEvent) => {
        byKeyboard.current = event.detail === 0;
        change(true);
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        byKeyboard.current = true;
        change(true);
      },
    });
  return (
    <Window
      trigger={trigger}
      align={align}
      side={side}
      open={isOpen}
      onOpenChange={change}
      startsAtFirst={byKeyboard}
    >
      {children}
    </Window>
  );
}

import { type ComponentProps, type ComponentType, createContext, useContext } from "react";

export type MenuItemProps = Omit<ComponentProps<"div">, "onSelect"> & { onSelect?: () => void };

/** Draws the items of the menu around; null outside of one. */
export const ItemOfMenu = createContext<ComponentType<MenuItemProps> | null>(null);

/** One action of a menu. */
export function MenuItem(props: MenuItemProps) {
  const Item = useContext(ItemOfMenu);
  return Item && <Item {...props} />;
}

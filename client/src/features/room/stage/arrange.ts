/** What can be seen: the other one, their screen, myself. */
export type Shown = "them" | "theirScreen" | "me";

/** What is big and what is small. A shared screen is big at once; `isSwapped` lets somebody look at the rest. */
export function arrange({
  hasTheirScreen,
  isSwapped,
}: {
  hasTheirScreen: boolean;
  isSwapped: boolean;
}): { main: Shown; small: Shown[] } {
  if (hasTheirScreen)
    return isSwapped
      ? { main: "them", small: ["theirScreen", "me"] }
      : { main: "theirScreen", small: ["them", "me"] };
  return isSwapped ? { main: "me", small: ["them"] } : { main: "them", small: ["me"] };
}

export const CORNERS = ["topLeft", "topRight", "bottomLeft", "bottomRight"] as const;
export type Corner = (typeof CORNERS)[number];

/** The corner of a box that a point (0 to 1 in both directions) is nearest to. */
export function cornerOf(x: number, y: number): Corner {
  if (y < 0.5) return x < 0.5 ? "topLeft" : "topRight";
  return x < 0.5 ? "bottomLeft" : "bottomRight";
}

/** Where an arrow key moves what is in a corner. */
export function movedBy(corner: Corner, key: string): Corner {
  const isTop = corner.startsWith("top");
  const isLeft = corner.endsWith("Left");
  const x = key === "ArrowLeft" ? 0 : key === "ArrowRight" ? 1 : isLeft ? 0 : 1;
  const y = key === "ArrowUp" ? 0 : key === "ArrowDown" ? 1 : isTop ? 0 : 1;
  return cornerOf(x, y);
}

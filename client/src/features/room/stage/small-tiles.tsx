import { ArrowLeftRight } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { type Corner, cornerOf, movedBy, type Shown } from "./arrange";

const PLACES: Record<Corner, string> = {
  topLeft: "top-3 left-3",
  topRight: "top-3 right-3",
  bottomLeft: "bottom-3 left-3",
  bottomRight: "bottom-3 right-3",
};
/** The same places beside what is said, where there is no room to lie over the stage without covering it. */
const BESIDE: Record<Corner, string> = {
  topLeft: "low:self-start low:order-first low:rtl:order-last",
  topRight: "low:self-start low:order-last low:rtl:order-first",
  bottomLeft: "low:self-end low:order-first low:rtl:order-last",
  bottomRight: "low:self-end low:order-last low:rtl:order-first",
};
/** Where a finger finds what makes them big: outside of the pictures, towards the middle of the stage. */
const SWAP_PLACES: Record<Corner, string> = {
  topLeft: "[justify-self:left]",
  topRight: "[justify-self:right]",
  bottomLeft: "[justify-self:left] pointer-coarse:order-first",
  bottomRight: "[justify-self:right] pointer-coarse:order-first",
};
const FAR_PX = 6;

/** Follows a pointer and lets go in the nearest corner of the stage. */
function useDrag(onCorner: (corner: Corner) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const [offset, setOffset] = useState<{ x: number; y: number } | null>(null);
  return {
    offset,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || (event.target as Element).closest("[data-still]")) return;
        start.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!start.current) return;
        const moved = { x: event.clientX - start.current.x, y: event.clientY - start.current.y };
        if (offset || Math.hypot(moved.x, moved.y) > FAR_PX) setOffset(moved);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const box = event.currentTarget.parentElement?.getBoundingClientRect();
        if (offset && box)
          onCorner(
            cornerOf(
              (event.clientX - box.left) / box.width,
              (event.clientY - box.top) / box.height,
            ),
          );
        start.current = null;
        setOffset(null);
      },
      onPointerCancel: () => {
        start.current = null;
        setOffset(null);
      },
    },
  };
}

/** The small pictures over the big one: dragged or moved with the arrow keys into another corner, or made big. */
export function SmallTiles({
  shown,
  isBesideWords,
  onSwap,
  children,
}: {
  shown: Shown[];
  /** While something is said on the stage in place of a picture. */
  isBesideWords: boolean;
  onSwap: () => void;
  children: (shown: Shown) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const [corner, setCorner] = useState<Corner>("bottomRight");
  const { offset, handlers } = useDrag(setCorner);

  function onKeyDown(event: KeyboardEvent) {
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    setCorner(movedBy(corner, event.key));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be about a form
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
      tabIndex={0}
      aria-label={t("room.stage.move")}
      onKeyDown={onKeyDown}
      {...handlers}
      style={offset ? { transform: `translate(${offset.x}px, ${offset.y}px)` } : undefined}
      className={cn(
        "group absolute z-10 grid touch-none gap-2 low:grid-flow-col low:items-end rounded-xl outline-offset-2",
        offset ? "cursor-grabbing" : "cursor-grab transition-[inset]",
        PLACES[corner],
        isBesideWords && cn("low:relative low:inset-auto low:m-3 low:shrink-0", BESIDE[corner]),
      )}
    >
      {shown.map((one) => (
        <div
          key={one}
          data-testid={`small-${one}`}
          className="relative aspect-4/3 w-28 overflow-hidden rounded-xl shadow-high ring-1 ring-line sm:aspect-video sm:w-52 max-lg:landscape:w-36"
        >
          {children(one)}
        </div>
      ))}
      {!isBesideWords && (
        <button
          type="button"
          data-still
          aria-label={t("room.controls.swap")}
          title={t("room.controls.swap")}
          onClick={onSwap}
          className={cn(
            "grid size-8 place-items-center rounded-full bg-[rgb(20_19_16/0.72)] text-[#f3eddf] transition-opacity pointer-coarse:size-11",
            "not-pointer-coarse:absolute not-pointer-coarse:top-1.5 not-pointer-coarse:right-1.5 not-pointer-coarse:opacity-0 group-hover:opacity-100 focus-visible:opacity-100",
            SWAP_PLACES[corner],
          )}
        >
          <ArrowLeftRight aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}

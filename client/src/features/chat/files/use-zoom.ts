import { type PointerEvent, useRef, useState, type WheelEvent } from "react";
import { stepOfSwipe } from "@/lib/i18n/direction";

const MOST = 5;
const SWIPE_PX = 60;

interface View {
  scale: number;
  x: number;
  y: number;
}
const WHOLE: View = { scale: 1, x: 0, y: 0 };

/**
 * Zooming and moving a picture by fingers, mouse and wheel. While it is whole, a swipe to a side calls `onSwipe` with
 * 1 (the next: to the left, in Arabic to the right) or -1.
 */
export function useZoom(onSwipe: (step: number) => void) {
  const [view, setView] = useState(WHOLE);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const start = useRef({ x: 0, distance: 0, view: WHOLE });

  const to = (scale: number) =>
    setView((now) => (scale <= 1 ? WHOLE : { ...now, scale: Math.min(MOST, scale) }));

  function distance(): number {
    const [one, two] = [...fingers.current.values()];
    return one && two ? Math.hypot(one.x - two.x, one.y - two.y) : 0;
  }

  function onPointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start.current = { x: event.clientX, distance: distance(), view };
  }

  function onPointerMove(event: PointerEvent) {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const { distance: first, view: then } = start.current;
    if (fingers.current.size > 1 && first > 0) to((then.scale * distance()) / first);
    else if (view.scale > 1)
      setView((now) => ({
        ...now,
        x: now.x + event.clientX - before.x,
        y: now.y + event.clientY - before.y,
      }));
  }

  function onPointerUp(event: PointerEvent) {
    const wasOne = fingers.current.size === 1;
    if (!fingers.current.delete(event.pointerId) || !wasOne || view.scale > 1) return;
    const moved = event.clientX - start.current.x;
    if (Math.abs(moved) > SWIPE_PX) onSwipe(stepOfSwipe(moved));
  }

  return {
    isZoomed: view.scale > 1,
    zoomIn: () => to(view.scale * 1.5),
    zoomOut: () => to(view.scale / 1.5),
    reset: () => setView(WHOLE),
    style: {
      transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
      touchAction: "none",
    },
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: (event: PointerEvent) => fingers.current.delete(event.pointerId),
      onWheel: (event: WheelEvent) => to(view.scale * (event.deltaY < 0 ? 1.2 : 1 / 1.2)),
      onDoubleClick: () => to(view.scale > 1 ? 1 : 2.5),
    },
  };
}

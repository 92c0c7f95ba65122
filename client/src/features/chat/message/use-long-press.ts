import { type PointerEvent, type SyntheticEvent, useEffect, useRef } from "react";

const HELD_FOR_MS = 450;
const MOVED_PX = 10;

/** Handlers for an element that a finger may hold: `onHold` is called once, while it is still down and has not moved. */
export function useLongPress(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  /** From the moment it was called until the finger goes up: the browser does nothing of its own with this touch. */
  const isHeld = useRef(false);
  const stop = () => clearTimeout(timer.current);
  const onlyOurs = (event: SyntheticEvent) => {
    if (isHeld.current) event.preventDefault();
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onPointerDown: (event: PointerEvent) => {
      stop();
      isHeld.current = false;
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      start.current = { x: event.clientX, y: event.clientY };
      timer.current = setTimeout(() => {
        isHeld.current = true;
        onHold();
      }, HELD_FOR_MS);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { x, y } = start.current;
      if (Math.hypot(clientX - x, clientY - y) > MOVED_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onTouchEnd: onlyOurs,
    onContextMenu: onlyOurs,
  };
}

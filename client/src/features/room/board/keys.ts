import { pan, zoomAt } from "./camera";
import type { Tool } from "./gestures";
import type { YShape } from "./shapes";
import type { Surface } from "./use-surface";

/** Letters that choose a tool, as the toolbar names them. */
export const TOOL_KEYS: Record<Tool, string> = {
  select: "v",
  pen: "p",
  eraser: "e",
  line: "l",
  rectangle: "r",
  ellipse: "o",
  text: "t",
};
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 10;
const FINE_STEP = 1;
const PAN_PIXELS = 40;
const ZOOM = 1.25;

interface Keyboard {
  surface: Surface;
  setTool: (tool: Tool) => void;
  select: (shapes: YShape[]) => void;
  isReadOnly: boolean;
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Does what a key means on the board; false when it means nothing there. */
export function pressKey(event: Key, { surface, setTool, select, isReadOnly }: Keyboard): boolean {
  const { renderer } = surface;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const arrow = ARROWS[key];
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) {
    if (isReadOnly || (key !== "z" && key !== "y")) return false;
    if (key === "y" || event.shiftKey) surface.undo.redo();
    else surface.undo.undo();
    return true;
  }
  if (arrow) {
    if (renderer.selection.length > 0 && !isReadOnly) move(surface, arrow, event.shiftKey);
    else renderer.look(pan(renderer.camera, -arrow[0] * PAN_PIXELS, -arrow[1] * PAN_PIXELS));
    return true;
  }
  if (key === "+" || key === "=") return zoom(surface, ZOOM);
  if (key === "-") return zoom(surface, 1 / ZOOM);
  if (key === "0") {
    renderer.fitAll();
    return true;
  }
  if (isReadOnly) return false;
  return edit(key, event.shiftKey, surface, setTool, select);
}

function edit(
  key: string,
  isShift: boolean,
  surface: Surface,
  setTool: (tool: Tool) => void,
  select: (shapes: YShape[]) => void,
): boolean {
  const { renderer, board, begin } = surface;
  const tool = (Object.keys(TOOL_KEYS) as Tool[]).find((one) => TOOL_KEYS[one] === key);
  if (tool) {
    setTool(tool);
  } else if (key === "n") {
    select(next(board.all(), renderer.selection, isShift ? -1 : 1));
  } else if ((key === "Delete" || key === "Backspace") && renderer.selection.length > 0) {
    begin();
    board.remove(renderer.selection);
    select([]);
  } else if (key === "Escape" && renderer.selection.length > 0) {
    select([]);
  } else {
    return false;
  }
  return true;
}

function next(all: YShape[], selection: YShape[], step: number): YShape[] {
  if (all.length === 0) return [];
  const at = selection[0] ? all.indexOf(selection[0]) : step > 0 ? -1 : 0;
  const one = all[(at + step + all.length) % all.length];
  return one ? [one] : [];
}

function move({ board, renderer }: Surface, [dx, dy]: [number, number], isFine: boolean): void {
  const step = isFine ? FINE_STEP : STEP;
  board.move(renderer.selection, dx * step, dy * step);
}

/** Around the middle of what is seen. */
export function zoom({ renderer, gestures }: Surface, factor: number): boolean {
  const { width, height } = gestures.size;
  renderer.look(zoomAt(renderer.camera, factor, width / 2, height / 2));
  return true;
}

import { pan, toBoard, zoomAt } from "./camera";
import { isNear } from "./geometry";
import type { Point } from "./points";
import type { Renderer } from "./renderer";
import type { Board, Kind, Shape, Style, YShape } from "./shapes";

export type Tool = "select" | "eraser" | Kind;

/** What the toolbar says now. */
export interface Hand extends Omit<Style, "kind"> {
  tool: Tool;
}

export interface GestureParts {
  board: Board;
  renderer: Renderer;
  element: HTMLElement;
  hand: () => Hand;
  /** Something new begins, which is undone by itself. */
  begin: () => void;
  select: (shapes: YShape[]) => void;
  /** Somebody wants to write here, in units of the board. */
  write: (at: [number, number]) => void;
  /** My pointer, for the other one; null when it is not on the board. */
  point: (at: [number, number] | null) => void;
  isReadOnly: boolean;
}

const SEND_EVERY_MS = 60;
const REACH = 8;
const TREMBLE = 3;

type Doing =
  | { what: "pen"; shape: YShape; unsent: Point[]; sentAt: number }
  | { what: "shape" }
  | { what: "erase" }
  | { what: "move"; from: [number, number]; wasThere: boolean }
  | { what: "pan" };

/** Pointers of any kind: a pen or a mouse draws, one finger draws, two move and zoom; beside a pen, fingers only move. */
export class Gestures {
  #parts: GestureParts;
  #down = new Map<number, { x: number; y: number }>();
  #doing: Doing | null = null;
  #hasPen = false;
  #isSpaceDown = false;

  constructor(parts: GestureParts) {
    this.#parts = parts;
  }

  start(): () => void {
    const { element } = this.#parts;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    element.addEventListener("pointerdown", this.#pressed, options);
    element.addEventListener("pointermove", this.#moved, options);
    element.addEventListener("pointerup", this.#released, options);
    element.addEventListener("pointercancel", this.#released, options);
    element.addEventListener("pointerleave", () => this.#parts.point(null), options);
    element.addEventListener("wheel", this.#wheeled, { ...options, passive: false });
    return () => {
      this.#end();
      stop.abort();
    };
  }

  get size(): { width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.#parts.element;
    return { width, height };
  }

  set isSpaceDown(isDown: boolean) {
    this.#isSpaceDown = isDown;
  }

  #place(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const { left, top } = this.#parts.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #onBoard(event: { clientX: number; clientY: number }): [number, number] {
    const { x, y } = this.#place(event);
    return toBoard(this.#parts.renderer.camera, x, y);
  }

  #pressed = (event: PointerEvent): void => {
    if (event.button === 2) return;
    this.#parts.element.focus({ preventScroll: true });
    event.preventDefault();
    try {
      this.#parts.element.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that a test makes up.
    }
    this.#down.set(event.pointerId, this.#place(event));
    if (event.pointerType === "pen") this.#hasPen = true;
    if (this.#down.size > 1) this.#end();
    else this.#doing = this.#begun(event);
  };

  #begun(event: PointerEvent): Doing | null {
    const { board, renderer, hand, begin, isReadOnly, write } = this.#parts;
    const { tool, color, width } = hand();
    const onlyMoves = this.#hasPen && event.pointerType === "touch";
    if (isReadOnly || onlyMoves || this.#isSpaceDown || event.button === 1) return { what: "pan" };
    const at = this.#onBoard(event);
    if (tool === "select") return this.#taken(event, at);
    if (tool === "text") {
      write(at);
      return null;
    }
    begin();
    if (tool === "eraser") {
      this.#erase(at);
      return { what: "erase" };
    }
    const style: Style = { kind: tool, color, width };
    const first: Point = { x: 0, y: 0, pressure: pressureOf(event) };
    renderer.draft = { ...style, at, size: [0, 0], text: "", points: [first] };
    if (tool !== "pen") return { what: "shape" };
    const shape = board.add(style, at, { points: [first] });
    renderer.growing = shape;
    renderer.changed();
    return { what: "pen", shape, unsent: [], sentAt: performance.now() };
  }

  #taken(event: PointerEvent, at: [number, number]): Doing {
    const { renderer, select } = this.#parts;
    const found = this.#shapesAt(at).at(-1);
    if (!found) {
      if (!event.shiftKey) select([]);
      return { what: "pan" };
    }
    const wasThere = renderer.selection.includes(found);
    if (!wasThere) select(event.shiftKey ? [...renderer.selection, found] : [found]);
    return { what: "move", from: at, wasThere };
  }

  #shapesAt([x, y]: [number, number]): YShape[] {
    const { board, renderer } = this.#parts;
    const reach = REACH / renderer.camera.zoom;
    return board.all().filter((shape) => isNear(board.read(shape) as Shape, x, y, reach));
  }

  #moved = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    const place = this.#place(event);
    if (!this.#parts.isReadOnly) this.#parts.point(this.#onBoard(event));
    if (!before) return;
    const others = [...this.#down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.#down.set(event.pointerId, place);
    const other = others[0];
    if (other) this.#pinch(before, place, other);
    else this.#go(event, before, place);
  };

  #go(event: PointerEvent, before: Place, place: Place): void {
    const { renderer } = this.#parts;
    const doing = this.#doing;
    if (doing?.what === "pan")
      renderer.look(pan(renderer.camera, place.x - before.x, place.y - before.y));
    else if (doing?.what === "erase") this.#erase(this.#onBoard(event));
    else if (doing?.what === "pen") this.#lengthen(doing, event);
    else if (doing?.what === "shape") this.#size(event);
    else if (doing?.what === "move") {
      const [x, y] = this.#onBoard(event);
      const drag: [number, number] = [x - doing.from[0], y - doing.from[1]];
      const isTremble = Math.hypot(...drag) * renderer.camera.zoom < TREMBLE;
      if (isTremble && renderer.drag[0] === 0 && renderer.drag[1] === 0) return;
      renderer.drag = drag;
      renderer.changed();
    }
  }

  #lengthen(doing: Doing & { what: "pen" }, event: PointerEvent): void {
    const { renderer, board } = this.#parts;
    const { draft } = renderer;
    if (!draft) return;
    const events = event.getCoalescedEvents?.() ?? [];
    const points = (events.length > 0 ? events : [event]).map((one) => {
      const [x, y] = this.#onBoard(one);
      return { x: x - draft.at[0], y: y - draft.at[1], pressure: pressureOf(one) };
    });
    renderer.draft = { ...draft, points: [...draft.points, ...points] };
    doing.unsent.push(...points);
    if (performance.now() - doing.sentAt >= SEND_EVERY_MS) {
      board.extend(doing.shape, doing.unsent);
      doing.unsent = [];
      doing.sentAt = performance.now();
    }
    renderer.moved();
  }

  #size(event: PointerEvent): void {
    const { renderer } = this.#parts;
    const { draft } = renderer;
    if (!draft) return;
    const [x, y] = this.#onBoard(event);
    let size: [number, number] = [x - draft.at[0], y - draft.at[1]];
    if (event.shiftKey && draft.kind !== "line") {
      const side = Math.max(Math.abs(size[0]), Math.abs(size[1]));
      size = [Math.sign(size[0]) * side, Math.sign(size[1]) * side];
    }
    renderer.draft = { ...draft, size };
    renderer.moved();
  }

  #erase(at: [number, number]): void {
    const found = this.#shapesAt(at);
    if (found.length > 0) this.#parts.board.remove(found);
  }

  #pinch(before: Place, place: Place, other: Place): void {
    const { renderer } = this.#parts;
    const factor =
      Math.hypot(place.x - other.x, place.y - other.y) /
      Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    const moved = pan(renderer.camera, (place.x - before.x) / 2, (place.y - before.y) / 2);
    renderer.look(zoomAt(moved, factor, (place.x + other.x) / 2, (place.y + other.y) / 2));
  }

  #released = (event: PointerEvent): void => {
    if (!this.#down.delete(event.pointerId)) return;
    if (event.pointerType === "touch") this.#parts.point(null);
    this.#end();
  };

  /** What was begun is finished; again is fine. */
  #end(): void {
    const { board, renderer, begin } = this.#parts;
    const doing = this.#doing;
    const { draft, drag } = renderer;
    this.#doing = null;
    renderer.draft = null;
    renderer.drag = [0, 0];
    renderer.growing = null;
    if (!doing) return;
    if (doing.what === "pen" && doing.unsent.length > 0) board.extend(doing.shape, doing.unsent);
    if (doing.what === "shape" && draft && Math.hypot(...draft.size) > 2) {
      board.change(() => {
        const { kind, color, width } = draft;
        board.resize(board.add({ kind, color, width }, draft.at), draft.size);
      });
    }
    if (doing.what === "move" && (drag[0] !== 0 || drag[1] !== 0)) {
      begin();
      board.move(renderer.selection, ...drag);
    }
    renderer.changed();
  }

  #wheeled = (event: WheelEvent): void => {
    event.preventDefault();
    const { renderer } = this.#parts;
    const { x, y } = this.#place(event);
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey)
      renderer.look(zoomAt(renderer.camera, Math.exp(-event.deltaY * unit * 0.005), x, y));
    else renderer.look(pan(renderer.camera, -event.deltaX * unit, -event.deltaY * unit));
  };
}

interface Place {
  x: number;
  y: number;
}

/** A mouse and a finger press evenly. */
function pressureOf(event: PointerEvent): number {
  return event.pointerType === "pen" && event.pressure > 0 ? event.pressure : 0.5;
}

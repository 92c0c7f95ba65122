import { type Camera, fitted, HOME, toScreen } from "./camera";
import { drawShape, type Palette, themePalette } from "./draw";
import { boxAround, boxOf } from "./geometry";
import type { Board, Shape, YShape } from "./shapes";

/** Where somebody else's pointer is, in units of the board. */
export interface Pointer {
  name: string;
  color: string;
  at: [number, number];
}

/**
 * Two layers: what is on the board is drawn when it changes, and above it, at every frame that needs it, what I draw or
 * move at this moment, what is selected, and pointers. So a full board costs nothing while a line is drawn.
 */
export class Renderer {
  camera: Camera = HOME;
  selection: YShape[] = [];
  draft: Shape | null = null;
  /** How far the selection is being dragged. */
  drag: [number, number] = [0, 0];
  pointers: Pointer[] = [];
  /** Drawn in the upper layer alone: my line while it grows. */
  growing: YShape | null = null;
  #board: Board;
  #below: HTMLCanvasElement;
  #above: HTMLCanvasElement;
  #palette: Palette = themePalette();
  #frame = 0;
  #isBelowOld = true;
  #stops: (() => void)[] = [];

  constructor(board: Board, below: HTMLCanvasElement, above: HTMLCanvasElement) {
    this.#board = board;
    this.#below = below;
    this.#above = above;
  }

  start(): () => void {
    const changed = () => this.changed();
    const sizes = new ResizeObserver(changed);
    sizes.observe(this.#below);
    const theme = new MutationObserver(() => {
      this.#palette = themePalette();
      this.changed();
    });
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    this.#board.shapes.observeDeep(this.#observed);
    void document.fonts?.ready.then(changed);
    this.changed();
    this.#stops = [
      () => sizes.disconnect(),
      () => theme.disconnect(),
      () => this.#board.shapes.unobserveDeep(this.#observed),
    ];
    return () => {
      cancelAnimationFrame(this.#frame);
      for (const stop of this.#stops) stop();
    };
  }

  /** Draw everything anew at the next frame. */
  changed(): void {
    this.#isBelowOld = true;
    this.moved();
  }

  /** Draw the upper layer anew at the next frame. */
  moved(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  look(camera: Camera): void {
    this.camera = camera;
    this.changed();
  }

  /** See all that is there. */
  fitAll(): void {
    const box = boxAround(this.#shapes().map(([, shape]) => boxOf(shape)));
    this.look(fitted(box, this.#below.clientWidth, this.#below.clientHeight));
  }

  #observed = (events: { target: unknown }[]): void => {
    const { growing } = this;
    this.selection = this.selection.filter((shape) => this.#board.has(shape));
    const isOnlyMine = growing !== null && events.every(({ target }) => isPartOf(target, growing));
    if (isOnlyMine) this.moved();
    else this.changed();
  };

  #shapes(): [YShape, Shape][] {
    return this.#board.all().map((shape) => [shape, this.#board.read(shape) as Shape]);
  }

  #draw(): void {
    this.#frame = 0;
    const isMoving = this.drag[0] !== 0 || this.drag[1] !== 0;
    if (this.#isBelowOld) {
      this.#isBelowOld = false;
      const context = prepared(this.#below, this.camera);
      const above = new Set(isMoving ? this.selection : []);
      if (context)
        for (const [key, shape] of this.#shapes())
          if (key !== this.growing && !above.has(key)) drawShape(context, shape, this.#palette);
    }
    this.#drawAbove(isMoving);
  }

  #drawAbove(isMoving: boolean): void {
    const context = prepared(this.#above, this.camera);
    if (!context) return;
    if (this.draft) drawShape(context, this.draft, this.#palette);
    const [dx, dy] = this.drag;
    for (const key of this.selection) {
      const shape = this.#board.read(key);
      if (!shape) continue;
      context.save();
      context.translate(dx, dy);
      if (isMoving) drawShape(context, shape, this.#palette);
      this.#drawFrame(context, shape);
      context.restore();
    }
    for (const pointer of this.pointers) this.#drawPointer(context, pointer);
  }

  #drawFrame(context: CanvasRenderingContext2D, shape: Shape): void {
    const { left, top, right, bottom } = boxOf(shape);
    context.strokeStyle = this.#palette.petrol;
    context.lineWidth = 1.5 / this.camera.zoom;
    context.setLineDash([6 / this.camera.zoom, 4 / this.camera.zoom]);
    context.strokeRect(left, top, right - left, bottom - top);
    context.setLineDash([]);
  }

  #drawPointer(context: CanvasRenderingContext2D, { name, color, at }: Pointer): void {
    const [x, y] = toScreen(this.camera, ...at);
    const ratio = devicePixelRatio || 1;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    context.fillStyle = color;
    context.fill(new Path2D("M0 0 L0 16 L4.5 12 L11 11.5 Z"));
    context.font = '600 13px "Instrument Sans Variable", sans-serif';
    context.textBaseline = "top";
    context.fillText(name, 10, 15, 160);
    context.restore();
  }
}

function isPartOf(target: unknown, shape: YShape): boolean {
  let one = target as { parent?: unknown } | null | undefined;
  while (one && one !== shape) one = one.parent as typeof one;
  return one === shape;
}

/** The canvas, cleared and as large as it is shown, with the board's units. */
function prepared(canvas: HTMLCanvasElement, camera: Camera): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  if (!context) return null;
  const scale = camera.zoom * ratio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
  return context;
}

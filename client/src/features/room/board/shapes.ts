import * as Y from "yjs";
import { type Point, packPoints, unpackPoints } from "./points";

export const KINDS = ["pen", "line", "rectangle", "ellipse", "text"] as const;
export type Kind = (typeof KINDS)[number];
export const COLORS = ["ink", "petrol", "marigold", "red", "green"] as const;
export type Color = (typeof COLORS)[number];
export const WIDTHS = [2, 4, 8] as const;
export type Width = (typeof WIDTHS)[number];

export interface Style {
  kind: Kind;
  color: Color;
  width: Width;
}

/** Something on the board, in units of the board. `size` reaches from `at` to its other end; both may be negative. */
export interface Shape extends Style {
  at: [number, number];
  size: [number, number];
  text: string;
  points: Point[];
}

export type YShape = Y.Map<unknown>;

/** What is drawn by us, so that only it is undone. */
export const MINE = Symbol("mine");
const LONGEST_TEXT = 500;

/**
 * The shapes of a board, the lowest first. Each is a map of `style`, `at`, `size`, `text` and `points`: a list, so that
 * a line can be seen while it is drawn. Whatever another program wrote that is none of this is not shown.
 */
export class Board {
  readonly doc: Y.Doc;
  readonly shapes: Y.Array<YShape>;
  #read = new WeakMap<YShape, Shape | null>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.shapes = doc.getArray<YShape>("shapes");
    this.shapes.observeDeep((events) => {
      for (const { target } of events) this.#forget(target);
    });
  }

  all(): YShape[] {
    return this.shapes.toArray().filter((shape) => this.read(shape) !== null);
  }

  read(shape: YShape): Shape | null {
    let read = this.#read.get(shape);
    if (read === undefined) {
      read = shape instanceof Y.Map ? readShape(shape) : null;
      this.#read.set(shape, read);
    }
    return read;
  }

  /** False for what was removed, by whomever. */
  has(shape: YShape): boolean {
    return shape._item !== null && !shape._item.deleted;
  }

  add(style: Style, at: [number, number], rest: { text?: string; points?: Point[] } = {}): YShape {
    const shape: YShape = new Y.Map();
    this.change(() => {
      shape.set("style", style);
      shape.set("at", at.map(round));
      if (style.kind === "pen") {
        const points = new Y.Array<Uint8Array>();
        points.push([packPoints(rest.points ?? [{ x: 0, y: 0, pressure: 0.5 }])]);
        shape.set("points", points);
      }
      if (rest.text !== undefined) shape.set("text", rest.text.slice(0, LONGEST_TEXT));
      this.shapes.push([shape]);
    });
    return shape;
  }

  extend(shape: YShape, points: Point[]): void {
    const list = shape.get("points");
    if (list instanceof Y.Array) this.change(() => list.push([packPoints(points)]));
  }

  resize(shape: YShape, size: [number, number]): void {
    this.change(() => shape.set("size", size.map(round)));
  }

  move(shapes: YShape[], dx: number, dy: number): void {
    this.change(() => {
      for (const shape of shapes) {
        const read = this.read(shape);
        if (read) shape.set("at", [round(read.at[0] + dx), round(read.at[1] + dy)]);
      }
    });
  }

  remove(shapes: YShape[]): void {
    const gone = new Set(shapes);
    this.change(() => {
      const all = this.shapes.toArray();
      for (let index = all.length - 1; index >= 0; index--)
        if (gone.has(all[index] as YShape)) this.shapes.delete(index);
    });
  }

  clear(): void {
    this.change(() => this.shapes.delete(0, this.shapes.length));
  }

  change(act: () => void): void {
    this.doc.transact(act, MINE);
  }

  #forget(target: unknown): void {
    for (
      let one = target;
      one instanceof Y.AbstractType && one !== (this.shapes as unknown);
      one = one.parent
    )
      this.#read.delete(one as YShape);
  }
}

function round(value: number): number {
  return Math.round(value * 4) / 4;
}

function readShape(shape: YShape): Shape | null {
  const style = shape.get("style") as Partial<Style> | undefined;
  const at = pair(shape.get("at"));
  if (!style || !at || !KINDS.includes(style.kind as Kind)) return null;
  const text = shape.get("text");
  return {
    kind: style.kind as Kind,
    color: COLORS.includes(style.color as Color) ? (style.color as Color) : "ink",
    width: WIDTHS.includes(style.width as Width) ? (style.width as Width) : 4,
    at,
    size: pair(shape.get("size")) ?? [0, 0],
    text: typeof text === "string" ? text.slice(0, LONGEST_TEXT) : "",
    points: pointsOf(shape.get("points")),
  };
}

function pointsOf(list: unknown): Point[] {
  if (!(list instanceof Y.Array)) return [];
  return list
    .toArray()
    .flatMap((bytes) => (bytes instanceof Uint8Array ? unpackPoints(bytes) : []));
}

function pair(value: unknown): [number, number] | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value;
  return Number.isFinite(x) && Number.isFinite(y) ? [Number(x), Number(y)] : null;
}

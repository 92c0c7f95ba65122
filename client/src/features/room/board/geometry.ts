import type { Shape } from "./shapes";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels of a letter's height, by the width of lines. */
export function fontSize(width: number): number {
  return 12 + width * 3;
}

/** What is inside of the box, lines with their width. */
export function boxOf(shape: Shape): Box {
  const [x, y] = shape.at;
  const pad = shape.width;
  if (shape.kind === "pen") {
    const xs = shape.points.map((point) => point.x);
    const ys = shape.points.map((point) => point.y);
    return {
      left: x + least(xs) - pad,
      top: y + least(ys) - pad,
      right: x + most(xs) + pad,
      bottom: y + most(ys) + pad,
    };
  }
  if (shape.kind === "text") {
    const size = fontSize(shape.width);
    const wide = Math.max(size, shape.text.length * size * 0.6);
    return { left: x, top: y, right: x + wide, bottom: y + size * 1.3 };
  }
  const [dx, dy] = shape.size;
  return {
    left: Math.min(x, x + dx) - pad,
    top: Math.min(y, y + dy) - pad,
    right: Math.max(x, x + dx) + pad,
    bottom: Math.max(y, y + dy) + pad,
  };
}

export function boxAround(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: least(boxes.map((box) => box.left)),
    top: least(boxes.map((box) => box.top)),
    right: most(boxes.map((box) => box.right)),
    bottom: most(boxes.map((box) => box.bottom)),
  };
}

/** Whether a shape is within `reach` of the point; a drawn outline counts, the empty inside of it does not. */
export function isNear(shape: Shape, x: number, y: number, reach: number): boolean {
  const box = boxOf(shape);
  const isOut =
    x < box.left - reach || x > box.right + reach || y < box.top - reach || y > box.bottom + reach;
  if (isOut) return false;
  const far = reach + shape.width;
  const [ox, oy] = shape.at;
  const [dx, dy] = shape.size;
  if (shape.kind === "text") return true;
  if (shape.kind === "line") return toSegment(x, y, ox, oy, ox + dx, oy + dy) <= far;
  if (shape.kind === "pen")
    return shape.points.some((point, index) => {
      const next = shape.points[index + 1] ?? point;
      return toSegment(x, y, ox + point.x, oy + point.y, ox + next.x, oy + next.y) <= far;
    });
  if (shape.kind === "rectangle")
    return !(
      x > box.left + shape.width + far &&
      x < box.right - shape.width - far &&
      y > box.top + shape.width + far &&
      y < box.bottom - shape.width - far
    );
  const rx = Math.max(1, Math.abs(dx) / 2);
  const ry = Math.max(1, Math.abs(dy) / 2);
  const away = Math.hypot((x - ox - dx / 2) / rx, (y - oy - dy / 2) / ry);
  return Math.abs(away - 1) * Math.min(rx, ry) <= far;
}

function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
  const at = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay));
}

function least(values: number[]): number {
  return values.reduce((one, other) => Math.min(one, other), values[0] ?? 0);
}

function most(values: number[]): number {
  return values.reduce((one, other) => Math.max(one, other), values[0] ?? 0);
}

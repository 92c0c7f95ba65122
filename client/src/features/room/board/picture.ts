import { drawShape, ON_WHITE } from "./draw";
import { boxAround, boxOf } from "./geometry";
import type { Shape } from "./shapes";

const MARGIN = 24;
const SCALE = 2;
const LONGEST_SIDE = 4096;

/** A PNG of everything on the board, on white. */
export function pictureOf(shapes: Shape[]): Promise<Blob | null> {
  const box = boxAround(shapes.map(boxOf)) ?? { left: 0, top: 0, right: 100, bottom: 100 };
  const width = box.right - box.left + 2 * MARGIN;
  const height = box.bottom - box.top + 2 * MARGIN;
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(MARGIN - box.left, MARGIN - box.top);
  for (const shape of shapes) drawShape(context, shape, ON_WHITE);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

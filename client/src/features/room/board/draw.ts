import { getStroke } from "perfect-freehand";
import { fontSize } from "./geometry";
import type { Color, Shape } from "./shapes";

export type Palette = Record<Color, string>;

/** On white paper, whatever the theme is: for pictures. */
export const ON_WHITE: Palette = {
  ink: "#24211b",
  petrol: "#0e5a5e",
  marigold: "#b5730a",
  red: "#a5301d",
  green: "#2c6a3a",
};
const NAMES: Record<Color, string> = {
  ink: "--ink",
  petrol: "--accent",
  marigold: "--second",
  red: "--danger",
  green: "--ok",
};

/** The colours as the page's theme shows them. */
export function themePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (color: Color) => style.getPropertyValue(NAMES[color]).trim() || ON_WHITE[color];
  return Object.fromEntries(
    (Object.keys(NAMES) as Color[]).map((color) => [color, value(color)]),
  ) as Palette;
}

const paths = new WeakMap<Shape, Path2D>();
const RTL = /[\u0591-\u07ff\u200f\ufb1d-\ufdfd\ufe70-\ufefc]/;

/** Draws one shape in units of the board; its outline is computed once. */
export function drawShape(context: CanvasRenderingContext2D, shape: Shape, palette: Palette): void {
  const [x, y] = shape.at;
  context.save();
  context.translate(x, y);
  context.fillStyle = palette[shape.color];
  context.strokeStyle = palette[shape.color];
  context.lineWidth = shape.width;
  context.lineCap = "round";
  context.lineJoin = "round";
  if (shape.kind === "text") drawText(context, shape);
  else if (shape.kind === "pen") context.fill(pathOf(shape));
  else context.stroke(pathOf(shape));
  context.restore();
}

function drawText(context: CanvasRenderingContext2D, shape: Shape): void {
  context.font = `600 ${fontSize(shape.width)}px "Instrument Sans Variable", sans-serif`;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.direction = RTL.test(shape.text) ? "rtl" : "ltr";
  context.fillText(shape.text, 0, 0);
}

function pathOf(shape: Shape): Path2D {
  let path = paths.get(shape);
  if (!path) {
    path = shape.kind === "pen" ? penPath(shape) : plainPath(shape);
    paths.set(shape, path);
  }
  return path;
}

function penPath(shape: Shape): Path2D {
  const outline = getStroke(
    shape.points.map(({ x, y, pressure }) => [x, y, pressure]),
    {
      size: shape.width * 2,
      thinning: 0.5,
      smoothing: 0.5,
      streamline: 0.4,
      simulatePressure: false,
    },
  );
  const path = new Path2D();
  outline.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? [];
    if (index === 0) path.moveTo((x + nextX) / 2, (y + nextY) / 2);
    else path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  path.closePath();
  return path;
}

function plainPath({ kind, size: [dx, dy] }: Shape): Path2D {
  const path = new Path2D();
  if (kind === "rectangle") path.rect(0, 0, dx, dy);
  else if (kind === "ellipse")
    path.ellipse(dx / 2, dy / 2, Math.abs(dx) / 2, Math.abs(dy) / 2, 0, 0, Math.PI * 2);
  else path.lineTo(0, 0);
  if (kind === "line") path.lineTo(dx, dy);
  return path;
}

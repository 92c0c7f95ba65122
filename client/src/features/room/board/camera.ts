import type { Box } from "./geometry";

/** Which part of the board is seen: `x`, `y` at the top left corner, `zoom` pixels a unit. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export const HOME: Camera = { x: 0, y: 0, zoom: 1 };
const NEAREST = 4;
const FURTHEST = 0.1;
const MARGIN = 24;

export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** Zoom by a factor; the point at (x, y) pixels stays where it is. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const zoom = Math.min(NEAREST, Math.max(FURTHEST, camera.zoom * factor));
  const by = 1 / camera.zoom - 1 / zoom;
  return { x: camera.x + x * by, y: camera.y + y * by, zoom };
}

export function toBoard(camera: Camera, x: number, y: number): [number, number] {
  return [camera.x + x / camera.zoom, camera.y + y / camera.zoom];
}

export function toScreen(camera: Camera, x: number, y: number): [number, number] {
  return [(x - camera.x) * camera.zoom, (y - camera.y) * camera.zoom];
}

/** All of `box` in the middle, never larger than it was drawn. */
export function fitted(box: Box | null, width: number, height: number): Camera {
  if (!box || width === 0 || height === 0) return HOME;
  const wide = box.right - box.left + 2 * MARGIN;
  const high = box.bottom - box.top + 2 * MARGIN;
  const zoom = Math.max(FURTHEST, Math.min(1, width / wide, height / high));
  return {
    x: (box.left + box.right) / 2 - width / 2 / zoom,
    y: (box.top + box.bottom) / 2 - height / 2 / zoom,
    zoom,
  };
}

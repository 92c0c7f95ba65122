/** A point of a pen's line, from where the line began; `pressure` 0 to 1. */
export interface Point {
  x: number;
  y: number;
  pressure: number;
}

const BYTES = 5;
const PER_UNIT = 4;
const FURTHEST = 32_767;

/** Points as bytes: two of x and y each in quarters of a unit, one of pressure. */
export function packPoints(points: Point[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(points.length * BYTES));
  points.forEach(({ x, y, pressure }, index) => {
    view.setInt16(index * BYTES, quarter(x));
    view.setInt16(index * BYTES + 2, quarter(y));
    view.setUint8(index * BYTES + 4, Math.round(Math.min(1, Math.max(0, pressure)) * 255));
  });
  return new Uint8Array(view.buffer);
}

export function unpackPoints(bytes: Uint8Array): Point[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / BYTES) }, (_, index) => ({
    x: view.getInt16(index * BYTES) / PER_UNIT,
    y: view.getInt16(index * BYTES + 2) / PER_UNIT,
    pressure: view.getUint8(index * BYTES + 4) / 255,
  }));
}

function quarter(value: number): number {
  return Math.max(-FURTHEST, Math.min(FURTHEST, Math.round(value * PER_UNIT)));
}

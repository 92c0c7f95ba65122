/** How a ring is drawn, in units of the drawing: the first one on top, then clockwise. */

export interface Point {
  x: number;
  y: number;
}

interface Plan {
  height: number;
  centre: Point;
  radius: Point;
  /** The middle of what each one teaches. */
  labels: readonly Point[];
}

export const WIDTH = 340;
export interface Size {
  width: number;
  height: number;
}
const SEAT: Size = { width: 100, height: 88 };
/** Mine says "You", which is short: arrows come nearer. */
const MY_SEAT: Size = { width: 68, height: 88 };
export const LABEL = { width: 104, height: 40 };

const THREE: Plan = {
  height: 300,
  centre: { x: 170, y: 168 },
  radius: { x: 118, y: 118 },
  labels: [
    { x: 280, y: 114 },
    { x: 170, y: 248 },
    { x: 60, y: 114 },
  ],
};
const FOUR: Plan = {
  height: 394,
  centre: { x: 170, y: 198 },
  radius: { x: 116, y: 146 },
  labels: [
    { x: 276, y: 106 },
    { x: 276, y: 290 },
    { x: 64, y: 290 },
    { x: 64, y: 106 },
  ],
};

export const planOf = (people: number): Plan => (people > 3 ? FOUR : THREE);

const angleOf = (place: number, people: number) => ((place / people) * 4 - 1) * (Math.PI / 2);

function pointAt({ centre, radius }: Plan, angle: number): Point {
  return { x: centre.x + radius.x * Math.cos(angle), y: centre.y + radius.y * Math.sin(angle) };
}

export interface Seat extends Point, Size {}

/** Each one's place: its middle and its size. */
export function seatAt(place: number, people: number): Seat {
  const size = place % people === 0 ? MY_SEAT : SEAT;
  return { ...pointAt(planOf(people), angleOf(place, people)), ...size };
}

export function isInSeat(point: Point, seat: Seat, margin = 0): boolean {
  return (
    Math.abs(point.x - seat.x) <= seat.width / 2 + margin &&
    Math.abs(point.y - seat.y) <= seat.height / 2 + margin
  );
}

const STEP = 0.01;
const GAP = 3;

/** From one's place to the next along the circle: where it is seen, and the direction in degrees in which it ends. */
export interface Arrow {
  from: Point;
  to: Point;
  degrees: number;
}

export function arrowFrom(place: number, people: number): Arrow {
  const plan = planOf(people);
  let [start, end] = [angleOf(place, people), angleOf(place + 1, people)];
  while (isInSeat(pointAt(plan, start), seatAt(place, people), GAP)) start += STEP;
  while (isInSeat(pointAt(plan, end), seatAt(place + 1, people), GAP)) end -= STEP;
  const [before, to] = [pointAt(plan, end - STEP), pointAt(plan, end)];
  const degrees = (Math.atan2(to.y - before.y, to.x - before.x) * 180) / Math.PI;
  return { from: pointAt(plan, start), to, degrees };
}

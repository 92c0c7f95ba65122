import { expect, it } from "vitest";
import { arrowFrom, isInSeat, LABEL, planOf, seatAt, WIDTH } from "./plan";

const CASES = [3, 4].flatMap((people) =>
  Array.from({ length: people }, (_, place) => ({ people, place })),
);

it.each([3, 4])("of %i people I stand on top, and the next one follows clockwise", (people) => {
  const [me, next] = [seatAt(0, people), seatAt(1, people)];
  expect(me.x).toBeCloseTo(WIDTH / 2);
  expect(next.x).toBeGreaterThan(me.x);
  expect(next.y).toBeGreaterThan(me.y);
});

it.each(CASES)(
  "the arrow from place $place of $people leads from box to box",
  ({ people, place }) => {
    const { from, to } = arrowFrom(place, people);
    for (const [point, seat] of [
      [from, seatAt(place, people)],
      [to, seatAt(place + 1, people)],
    ] as const) {
      expect(isInSeat(point, seat)).toBe(false);
      expect(isInSeat(point, seat, 8)).toBe(true);
    }
  },
);

it.each(CASES)(
  "nothing at place $place of $people overlaps or leaves the drawing",
  ({ people, place }) => {
    const label = planOf(people).labels[place];
    expect(label).toBeDefined();
    if (!label) return;
    for (let seat = 0; seat < people; seat++) {
      const { x, y, width, height } = seatAt(seat, people);
      const isApart =
        Math.abs(x - label.x) >= (width + LABEL.width) / 2 ||
        Math.abs(y - label.y) >= (height + LABEL.height) / 2;
      expect(isApart).toBe(true);
    }
    const { x, y, width, height } = seatAt(place, people);
    expect(Math.min(x - width / 2, y - height / 2)).toBeGreaterThanOrEqual(0);
    expect(x + width / 2).toBeLessThanOrEqual(WIDTH);
    expect(y + height / 2).toBeLessThanOrEqual(planOf(people).height);
  },
);

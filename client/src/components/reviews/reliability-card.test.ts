import { expect, it } from "vitest";
import { roughTime } from "./reliability-card";

it("says the time to answer as roughly as people do", () => {
  expect([0, 45, 170, 200, 1_410, 100_000].map(roughTime)).toEqual([1, 45, 170, 180, 1_440, 4_320]);
});

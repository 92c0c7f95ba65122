import { expect, it } from "vitest";
import { plain } from "@/test/plain";
import { credits, signedCredits } from "./amounts";

it.each([
  [0, "0 credits"],
  [60, "1 credit"],
  [300, "5 credits"],
  [90, "1.5 credits"],
  [45, "0.75 credits"],
  [10, "0.17 credits"],
  [72_000, "1,200 credits"],
])("shows %i minutes as %s", (minutes, shown) => {
  expect(plain(credits(minutes))).toBe(shown);
});

it("signs what came and what went", () => {
  expect([60, -30, 0].map(signedCredits)).toEqual(["+1", "−0.5", "0"]);
});

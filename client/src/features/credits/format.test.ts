import { expect, it } from "vitest";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { monthName, signedCredits } from "./format";

it.each([
  [0, "0 credits"],
  [60, "1 credit"],
  [300, "5 credits"],
  [90, "1.5 credits"],
  [45, "0.75 credits"],
  [10, "0.17 credits"],
  [72_000, "1,200 credits"],
])("shows %i minutes as %s", (minutes, shown) => {
  expect(credits(minutes)).toBe(shown);
});

it("signs what came and what went", () => {
  expect([60, -30, 0].map(signedCredits)).toEqual(["+1", "−0.5", "0"]);
});

it("says the exact time beside the credits", () => {
  expect([0, 45, 60, 90].map(hoursAndMinutes)).toEqual(["0 min", "45 min", "1 h", "1 h 30 min"]);
});

it("names the server's months whatever zone the reader is in", () => {
  expect(monthName("2026-11", "short")).toBe("Nov");
  expect(monthName("2026-01", "long")).toBe("January 2026");
});

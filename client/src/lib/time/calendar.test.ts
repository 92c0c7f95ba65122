import { expect, it } from "vitest";
import { monthName } from "./calendar";

it("names the server's months whatever zone the reader is in", () => {
  expect(monthName("2026-11", "short")).toBe("Nov");
  expect(monthName("2026-01", "long")).toBe("January 2026");
});

import { expect, it } from "vitest";
import { hasPreset, withPreset } from "./presets";

it("a preset paints its hours, and takes only those away again", () => {
  const lunch = { weekday: 2, start: "12:00", end: "13:00" };
  const slots = withPreset([lunch], "evenings", true);
  expect(slots).toContainEqual({ weekday: 4, start: "18:00", end: "21:00" });
  expect([hasPreset(slots, "evenings"), hasPreset(slots, "weekends")]).toEqual([true, false]);
  expect(withPreset(slots, "evenings", false)).toEqual([lunch]);
});

import { expect, it } from "vitest";
import { arrange, cornerOf, movedBy } from "./arrange";

it("shows a shared screen big at once, and both people small", () => {
  expect(arrange({ hasTheirScreen: true, isSwapped: false })).toEqual({
    main: "theirScreen",
    small: ["them", "me"],
  });
  expect(arrange({ hasTheirScreen: true, isSwapped: true }).main).toBe("them");
});

it("shows the other one big, or me when I swap", () => {
  expect(arrange({ hasTheirScreen: false, isSwapped: false })).toEqual({
    main: "them",
    small: ["me"],
  });
  expect(arrange({ hasTheirScreen: false, isSwapped: true })).toEqual({
    main: "me",
    small: ["them"],
  });
});

it("leaves a small picture in the nearest corner", () => {
  expect(cornerOf(0.4, 0.6)).toBe("bottomLeft");
  expect(cornerOf(0.9, 0.1)).toBe("topRight");
});

it("moves a small picture with the arrow keys", () => {
  expect(movedBy("bottomRight", "ArrowLeft")).toBe("bottomLeft");
  expect(movedBy("bottomLeft", "ArrowUp")).toBe("topLeft");
  expect(movedBy("topLeft", "ArrowUp")).toBe("topLeft");
});

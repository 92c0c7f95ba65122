import { expect, it } from "vitest";
import { cut, graphemes } from "./text";

const FAMILY = "👩‍👩‍👧‍👦";

it("leaves what fits as it is", () => {
  expect(cut("short", 5)).toBe("short");
  expect(cut(FAMILY.repeat(3), 3)).toBe(FAMILY.repeat(3));
});

it("cuts between graphemes, never inside of one", () => {
  expect(cut(`ab${FAMILY}${FAMILY}`, 3)).toBe(`ab${FAMILY}…`);
  expect(cut("e\u0301e\u0301e\u0301", 2)).toBe("e\u0301e\u0301…");
  expect(cut("🇩🇪🇫🇷", 1)).toBe("🇩🇪…");
});

it("leaves no space before the dots", () => {
  expect(cut("one two", 4)).toBe("one…");
});

it("finds the graphemes of a word", () => {
  expect(graphemes(`नि${FAMILY}`)).toEqual(["नि", FAMILY]);
});

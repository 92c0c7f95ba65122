// @vitest-environment jsdom
import { expect, it } from "vitest";
import { askedBy } from "./keys";

const press = (key: string, change: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: document.body,
  ...change,
});

it("g and a letter lead to a page, and the letter alone does nothing", () => {
  expect(askedBy(press("g"), false)).toBe("g");
  expect(askedBy(press("m"), true)).toEqual({ to: "/messages" });
  expect(askedBy(press("m"), false)).toBeNull();
});

it("single keys do nothing while somebody types; the palette opens there too", () => {
  const field = document.createElement("textarea");
  for (const key of ["/", "?", "g"]) {
    expect(askedBy(press(key), false)).not.toBeNull();
    expect(askedBy(press(key, { target: field }), false)).toBeNull();
  }
  expect(askedBy(press("m", { target: field }), true)).toBeNull();
  expect(askedBy(press("k", { metaKey: true, target: field }), false)).toEqual({ open: "palette" });
});

it("what the browser does with a key stays the browser's", () => {
  expect(askedBy(press("g", { ctrlKey: true }), false)).toBeNull();
  expect(askedBy(press("/", { altKey: true }), false)).toBeNull();
  expect(askedBy(press("k", { metaKey: true, defaultPrevented: true }), false)).toBeNull();
});

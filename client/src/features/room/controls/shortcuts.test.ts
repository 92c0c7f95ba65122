// @vitest-environment jsdom
import { expect, it } from "vitest";
import { actOf } from "./shortcuts";

function press(key: string, inside = "<button></button>", more: Partial<KeyboardEventInit> = {}) {
  document.body.innerHTML = inside;
  const target = document.body.querySelector("[data-here]") ?? document.body.firstElementChild;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more });
  target?.dispatchEvent(event);
  return actOf(event);
}

it("knows the letters, large and small", () => {
  expect(press("m")).toBe("mic");
  expect(press("V")).toBe("camera");
  expect(press("?", undefined, { shiftKey: true })).toBe("help");
  expect(press("q")).toBeNull();
});

it.each([
  "<input>",
  "<textarea></textarea>",
  "<select></select>",
  '<div contenteditable="true"></div>',
  '<div role="dialog"><button data-here></button></div>',
  '<div role="menu"><div data-here></div></div>',
  '<div data-keys="own"><canvas data-here></canvas></div>',
])("does nothing while somebody types, in %s", (inside) => {
  expect(press("m", inside)).toBeNull();
});

it("leaves to the browser what is the browser's", () => {
  expect(press("m", undefined, { ctrlKey: true })).toBeNull();
  expect(press("c", undefined, { metaKey: true })).toBeNull();
  expect(press("m", undefined, { repeat: true })).toBeNull();
});

import type { KeyboardEvent } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { entersSend } from "./enter";

interface Key {
  key?: string;
  keyCode?: number;
  isComposing?: boolean;
  shiftKey?: boolean;
  ctrlKey?: boolean;
}
const press = ({ key = "Enter", keyCode = 13, isComposing = false, ...held }: Key = {}) =>
  ({
    key,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...held,
    nativeEvent: { isComposing, keyCode },
  }) as unknown as KeyboardEvent;
const pointer = (kind: "fine" | "coarse") =>
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === `(pointer: ${kind})` }));
afterEach(() => vi.unstubAllGlobals());

describe("Enter in the field for a message", () => {
  it("sends on a desktop, and with Shift makes a new line", () => {
    pointer("fine");
    expect(entersSend(press())).toBe(true);
    expect(entersSend(press({ shiftKey: true }))).toBe(false);
    expect(entersSend(press({ key: "a" }))).toBe(false);
  });

  it("makes a new line on a touch screen, where Ctrl and Enter still send", () => {
    pointer("coarse");
    expect(entersSend(press())).toBe(false);
    expect(entersSend(press({ ctrlKey: true }))).toBe(true);
  });

  it("only takes the candidate while an input method composes, also in Safari", () => {
    pointer("fine");
    expect(entersSend(press({ isComposing: true }))).toBe(false);
    expect(entersSend(press({ keyCode: 229 }))).toBe(false);
  });
});

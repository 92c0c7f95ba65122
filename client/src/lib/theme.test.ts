// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyTheme, chooseTheme } from "./theme";

const shown = () => document.documentElement.dataset.theme;
const beforePaint = readFileSync("public/theme.js", "utf8");

function systemIs(theme: "light" | "dark") {
  vi.stubGlobal("matchMedia", () => ({ matches: theme === "dark" }));
}

beforeEach(() => {
  delete document.documentElement.dataset.theme;
  systemIs("light");
  chooseTheme("system");
});

describe("the theme", () => {
  it("follows the system until one is chosen", () => {
    expect(shown()).toBe("light");
    systemIs("dark");
    applyTheme();
    expect(shown()).toBe("dark");
  });

  it("stays as chosen, whatever the system says", () => {
    chooseTheme("dark");
    applyTheme();
    expect(shown()).toBe("dark");
    expect(localStorage.getItem("skillswap.theme")).toBe("dark");
  });

  it.each(["light", "dark"] as const)("is set before the first paint: %s", (theme) => {
    chooseTheme(theme);
    delete document.documentElement.dataset.theme;
    new Function(beforePaint)();
    expect(shown()).toBe(theme);
  });
});

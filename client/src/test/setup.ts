import "@testing-library/jest-dom/vitest";
import "fake-indexeddb/auto";
import "@/i18n";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

// jsdom has no media queries: everything is a light screen with a fine pointer.
window.matchMedia = (query) =>
  ({
    matches: query.includes("fine"),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach } from "vitest";

// The machine may be busy: how long a screen takes says nothing about the product.
configure({ asyncUtilTimeout: 20_000 });

// jsdom has no media queries: everything is a light screen with a fine pointer.
window.matchMedia = (query) =>
  ({
    matches: query.includes("fine"),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

afterEach(cleanup);

afterAll(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "/");
  for (const { name } of [...document.documentElement.attributes])
    document.documentElement.removeAttribute(name);
});

// @vitest-environment jsdom
import { expect, it, vi } from "vitest";

it("starts with its defaults where the browser refuses to store anything", async () => {
  vi.resetModules();
  vi.spyOn(window, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  });
  const [theme, language, clock, tokens] = await Promise.all([
    import("./theme"),
    import("./i18n/language"),
    import("./time/hour-cycle"),
    import("./auth/tokens"),
  ]);
  theme.chooseTheme("dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect([language.deviceLanguage(), clock.hourCycleForm()]).toEqual(["en", {}]);
  tokens.rememberSignIn();
  expect(tokens.isSignedIn()).toBe(false);
});

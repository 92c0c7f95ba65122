import { keepOnDevice, onDevice } from "./device-storage";
import { createStore, useStore } from "./store";

export type ThemeChoice = "light" | "dark" | "system";
const KEY = "skillswap.theme";
const BAR = { light: "#f6f1e7", dark: "#1b1a17" };

function stored(): ThemeChoice {
  const value = onDevice(KEY);
  return value === "light" || value === "dark" ? value : "system";
}

const choice = createStore<ThemeChoice>(stored());

/** Show the chosen theme; public/theme.js has done the same before the first paint. */
export function applyTheme(): void {
  const systemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const chosen = choice.get();
  const theme = chosen === "system" ? (systemDark ? "dark" : "light") : chosen;
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", BAR[theme]);
}

export function chooseTheme(next: ThemeChoice): void {
  keepOnDevice(KEY, next);
  choice.set(next);
  applyTheme();
}

/** Follows changes of the system's theme and choices made in another tab. */
export function watchTheme(): void {
  applyTheme();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    choice.set(stored());
    applyTheme();
  });
}

export function useThemeChoice(): ThemeChoice {
  return useStore(choice);
}

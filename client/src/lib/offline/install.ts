import { createStore } from "../store";

/** What Chromium asks with; TypeScript does not know it. */
interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>;
}

/** `byMenu`: the browser installs by its own menu only (Safari on phones). */
export type Installing =
  | { how: "no" }
  | { how: "prompt"; prompt: () => Promise<unknown> }
  | { how: "byMenu" };

interface AppleNavigator extends Navigator {
  standalone?: boolean;
}

/** An iPad says that it is a Mac, but no Mac is touched. */
function isApplePhone(): boolean {
  const isIpad = navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
  return isIpad || /iPhone|iPad|iPod/.test(navigator.userAgent);
}

function isInstalled(): boolean {
  const { standalone } = navigator as AppleNavigator;
  return standalone === true || matchMedia("(display-mode: standalone)").matches;
}

/** True on an iPhone or iPad whose home screen this client could be put on, and is not. */
export function isInstalledByMenu(): boolean {
  return isApplePhone() && !isInstalled();
}

/** How the client can be installed here now. */
export const installing = createStore<Installing>({ how: "no" });

/** Keeps the browser's offer for the settings, in place of its own banner. */
export function watchInstalling(): void {
  if (isInstalledByMenu()) installing.set({ how: "byMenu" });
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    const offer = event as InstallPrompt;
    const prompt = async () => {
      installing.set({ how: "no" }); // an offer is good for one use
      await offer.prompt();
    };
    installing.set({ how: "prompt", prompt });
  });
  addEventListener("appinstalled", () => installing.set({ how: "no" }));
}

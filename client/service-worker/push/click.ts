import { worker } from "../scope";
import type { Shown } from "./content";

/** A tab on a slow phone answers late; to load it anew costs more than to wait for it. */
const ANSWERS_WITHIN_MS = 5_000;

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = (event.notification.data ?? {}) as Partial<Shown>;
  event.waitUntil(open(path ?? "/notifications"));
});

/** In a tab that is open, without loading it anew: what was begun there stays. Else in a new one. */
async function open(path: string): Promise<void> {
  const address = new URL(path, location.origin);
  if (address.origin !== location.origin) return;
  const tab = await openTab();
  if (!tab) {
    await worker.clients.openWindow(address.href);
    return;
  }
  await tab.focus().catch(() => undefined);
  if (!(await leads(tab, path))) await tab.navigate(address.href);
}

/** The one that was looked at last: browsers name it first. */
async function openTab(): Promise<WindowClient | undefined> {
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return tabs.find(({ focused }) => focused) ?? tabs[0];
}

/** Asks the client in the tab to go to the page; false when it does not answer (it is just loading, or broke). */
function leads(tab: WindowClient, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), ANSWERS_WITHIN_MS);
    tab.postMessage({ type: "open", path }, [port2]);
  });
}

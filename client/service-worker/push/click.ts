import { worker } from "../scope";
import { ask } from "./ask";
import type { Shown } from "./content";

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
  if (!(await ask(tab, { type: "open", path }))) await tab.navigate(address.href);
}

/** The one that was looked at last: browsers name it first. */
async function openTab(): Promise<WindowClient | undefined> {
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  return tabs.find(({ focused }) => focused) ?? tabs[0];
}

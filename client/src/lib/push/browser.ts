/** The browser's own part of Web Push: its subscription, and the notifications that it shows. */

import { oneAtATime } from "./shown";

/** The subscription, if there is one, without waiting for a service worker that is not there yet. */
export async function currentSubscription(): Promise<PushSubscription | null> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function encoded(key: ArrayBuffer | null | undefined): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0))));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Whether the server of today may send to it: a server with another key may not. */
export function hasKey(subscription: PushSubscription, key: string): boolean {
  return encoded(subscription.options.applicationServerKey) === key;
}

/** Subscribes for this key; one for another key is given up first. */
export async function subscribeBrowser(
  { pushManager }: ServiceWorkerRegistration,
  key: string,
): Promise<PushSubscription> {
  const there = await pushManager.getSubscription();
  if (there && hasKey(there, key)) return there;
  await there?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

/** Takes notifications off the screen: those with these ids, or all. */
export async function closeShown(isRead: (id: string) => boolean): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  for (const shown of await oneAtATime(() => registration.getNotifications()))
    if (isRead(String(shown.data?.id))) shown.close();
}

/** After a log-out this browser gets nothing more of the member, and shows nothing of them. */
export async function leavePush(): Promise<void> {
  try {
    await closeShown(() => true);
    await (await currentSubscription())?.unsubscribe();
  } catch {
    // The server has ended the subscription with the sign-in: nothing comes any more.
  }
}

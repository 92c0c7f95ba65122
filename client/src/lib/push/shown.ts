/**
 * Showing a notification and listing those that are shown, never at the same time: neither in this tab or worker nor in
 * another of this browser. Chromium forgets what is being shown while somebody lists (`getNotifications`): it stays on
 * the screen, but a press leads nowhere, and it does not go when it is read elsewhere.
 */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request("skillswap.shown", work) : work();
}

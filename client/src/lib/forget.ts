import { idbOutboxStore } from "./realtime/outbox-store";

const GOODBYE_KEY = "skillswap.goodbye";

function removeFrom(storage: Storage, mine: (key: string) => boolean): void {
  for (const key of Object.keys(storage)) if (mine(key)) storage.removeItem(key);
}

/** Take away what this browser keeps of a member: drafts, unsent messages, where they had read to. */
export async function forgetMember(userId: string): Promise<void> {
  for (const storage of [localStorage, sessionStorage])
    removeFrom(storage, (key) => key.startsWith("skillswap.") && key.includes(userId));
  try {
    const store = idbOutboxStore();
    const unsent = await store.all(userId);
    await Promise.all(unsent.map(({ id }) => store.remove(id)));
  } catch {
    // Without IndexedDB nothing was kept there.
  }
}

/** The next page that loads says goodbye, once. */
export function leaveGoodbye(): void {
  sessionStorage.setItem(GOODBYE_KEY, "1");
}

export function goodbyeWaits(): boolean {
  return sessionStorage.getItem(GOODBYE_KEY) === "1";
}

export function goodbyeSaid(): void {
  sessionStorage.removeItem(GOODBYE_KEY);
}

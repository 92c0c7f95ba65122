import { idbOutboxStore } from "skillswap-sdk";
import { eraseKept } from "@/lib/offline/kept";

const DELETED_KEY = "skillswap.deleted";

function removeFrom(storage: Storage, mine: (key: string) => boolean): void {
  for (const key of Object.keys(storage)) if (mine(key)) storage.removeItem(key);
}

/** Removes what this browser keeps of a member: drafts, unsent messages, cursors, what they have seen. */
export async function forgetMember(userId: string): Promise<void> {
  for (const storage of [localStorage, sessionStorage])
    removeFrom(storage, (key) => key.startsWith("skillswap.") && key.includes(userId));
  eraseKept();
  try {
    const store = idbOutboxStore();
    const unsent = await store.all(userId);
    await Promise.all(unsent.map(({ id }) => store.remove(id)));
  } catch {
    // Without IndexedDB nothing was kept there.
  }
}

/** The next page that loads shows once that the account is deleted. */
export function requestDeletionNotice(): void {
  sessionStorage.setItem(DELETED_KEY, "1");
}

export function hasDeletionNotice(): boolean {
  return sessionStorage.getItem(DELETED_KEY) === "1";
}

export function clearDeletionNotice(): void {
  sessionStorage.removeItem(DELETED_KEY);
}

import type { OutboxFile } from "skillswap-sdk";
import { keepFile, readFile } from "./file-store";

/**
 * Which files a message that is being written will carry, by conversation. The list is kept with the other drafts,
 * the files themselves in the file store.
 */
const prefixOf = (userId: string) => `skillswap.draft.${userId}.files.`;

export const chosenKey = (userId: string, conversationId: string) =>
  `${prefixOf(userId)}${conversationId}`;

function read(key: string): OutboxFile[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // not written by this version
  }
}

export const readChosen = (userId: string, conversationId: string) =>
  read(chosenKey(userId, conversationId));

export function writeChosen(
  userId: string,
  conversationId: string,
  files: readonly OutboxFile[],
): void {
  const key = chosenKey(userId, conversationId);
  if (files.length > 0) localStorage.setItem(key, JSON.stringify(files));
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** Calls `listener` when files are chosen or no longer are, here or in another tab; returns what ends that. */
export function watchChosen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The ids of all files that a member has chosen, in any conversation. */
export function chosenIds(userId: string): string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefixOf(userId)))
    .flatMap((key) => read(key).map(({ id }) => id));
}

/** Copies kept files under new ids, so that they outlive the message they belonged to; those that are gone are left out. */
export async function copyFiles(files: readonly OutboxFile[]): Promise<OutboxFile[]> {
  const copies: OutboxFile[] = [];
  for (const file of files) {
    const stored = await readFile(file.id);
    if (!stored) continue;
    const id = crypto.randomUUID();
    await keepFile({ ...stored, id, attachmentId: null });
    copies.push({ ...file, id });
  }
  return copies;
}

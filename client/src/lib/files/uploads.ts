import {
  CommandRefused,
  ConnectionLost,
  type Deliver,
  type OutboxFile,
  type OutboxItem,
  type Outgoing,
} from "skillswap-sdk";
import { api } from "../api/client";
import { createStore } from "../store";
import { chosenIds } from "./chosen";
import { filesOf, keepFile, readFile, removeFile, type StoredFile } from "./file-store";
import { UploadRefused } from "./refusals";
import { sendFile } from "./send-file";

/** How much of each file that is being uploaded has left: 0 to 1, by the file's id. */
export const progress = createStore<Readonly<Record<string, number>>>({});
const underWay = new Map<string, AbortController>();

function report(id: string, share: number | null): void {
  const { [id]: _, ...others } = progress.get();
  progress.set(share === null ? others : { ...others, [id]: share });
}

/** Uploads what of an item's files is not uploaded yet, one after the other; gives the ids of all. */
export async function uploadFiles(item: Outgoing): Promise<string[]> {
  const control = new AbortController();
  underWay.set(item.id, control);
  try {
    const ids: string[] = [];
    for (const file of item.files ?? [])
      ids.push(await uploadOnce(item.conversationId, file, control.signal));
    return ids;
  } finally {
    underWay.delete(item.id);
  }
}

async function uploadOnce(
  conversationId: string,
  file: OutboxFile,
  signal: AbortSignal,
): Promise<string> {
  const stored = await readFile(file.id);
  if (!stored) throw new UploadRefused(file.name, "not_found", "", null);
  if (stored.attachmentId) return stored.attachmentId;
  if (!navigator.onLine) throw new ConnectionLost();
  report(file.id, 0);
  try {
    const onProgress = (share: number) => report(file.id, share);
    const attachmentId = await sendFile({
      conversationId,
      file,
      blob: stored.blob,
      signal,
      onProgress,
    });
    await keepFile({ ...stored, attachmentId });
    return attachmentId;
  } finally {
    report(file.id, null);
  }
}

/** The server deletes what is not sent within a day: then the files are uploaded anew, once. */
export function withFiles(deliver: Deliver): Deliver {
  return async (item) => {
    try {
      return await deliver(item);
    } catch (error) {
      const refused = error instanceof CommandRefused && !(error instanceof UploadRefused);
      if (!refused || error.code !== "invalid" || !item.files?.length) throw error;
      for (const file of item.files) await forgetUpload(file.id);
      return deliver(item);
    }
  };
}

async function forgetUpload(id: string): Promise<void> {
  const stored = await readFile(id);
  if (stored) await keepFile({ ...stored, attachmentId: null });
}

/** After an item has left: its files are no longer kept here. What of them was uploaded for nothing is removed. */
export function forgetFiles(item: OutboxItem, isDelivered: boolean): void {
  if (!isDelivered) underWay.get(item.id)?.abort();
  for (const { id } of item.files ?? []) void forgetFile(id, isDelivered);
}

async function forgetFile(id: string, isDelivered: boolean): Promise<void> {
  const stored = await readFile(id);
  await removeFile(id);
  if (stored?.attachmentId && !isDelivered) await removeUnsent(stored);
}

async function removeUnsent({ attachmentId }: StoredFile): Promise<void> {
  const path = { attachment_id: attachmentId ?? "" };
  await api.DELETE("/api/chat/attachments/{attachment_id}", { params: { path } }).catch(() => null);
}

/** Removes files that belong to no message, sent or being written: a tab was closed between keeping the two. */
export async function sweepFiles(userId: string, items: readonly OutboxItem[]): Promise<void> {
  const waiting = items.flatMap(({ files = [] }) => files.map(({ id }) => id));
  const used = new Set([...waiting, ...chosenIds(userId)]);
  for (const { id } of await filesOf(userId)) if (!used.has(id)) await removeFile(id);
}

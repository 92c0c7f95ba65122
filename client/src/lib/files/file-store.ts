import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A file that waits to be sent. `attachmentId` is its id on the server once it is uploaded. */
export interface StoredFile {
  id: string;
  userId: string;
  blob: Blob;
  attachmentId: string | null;
}

interface FilesSchema extends DBSchema {
  files: { key: string; value: StoredFile; indexes: { userId: string } };
}

let database: Promise<IDBPDatabase<FilesSchema>> | undefined;
/** Without IndexedDB files still go out from memory; they only do not survive a reload. */
const memory = new Map<string, StoredFile>();

function open() {
  database ??= openDB<FilesSchema>("skillswap-files", 1, {
    upgrade: (db) =>
      void db.createObjectStore("files", { keyPath: "id" }).createIndex("userId", "userId"),
  });
  return database;
}

async function orElse<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

export async function keepFile(file: StoredFile): Promise<void> {
  memory.set(file.id, file);
  await orElse(async () => void (await (await open()).put("files", file)), undefined);
}

export async function readFile(id: string): Promise<StoredFile | undefined> {
  return memory.get(id) ?? orElse(async () => (await open()).get("files", id), undefined);
}

export async function removeFile(id: string): Promise<void> {
  memory.delete(id);
  await orElse(async () => (await open()).delete("files", id), undefined);
}

/** Every file of a member that is kept in this browser. */
export async function filesOf(userId: string): Promise<StoredFile[]> {
  return orElse(
    async () => (await open()).getAllFromIndex("files", "userId", userId),
    [...memory.values()].filter((file) => file.userId === userId),
  );
}

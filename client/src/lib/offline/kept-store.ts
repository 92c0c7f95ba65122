import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** An answer of the server, as the query `key` had it `at` that moment (ms). `hash` is the text of the key. */
export interface Kept {
  userId: string;
  hash: string;
  key: readonly unknown[];
  data: unknown;
  at: number;
}

interface Schema extends DBSchema {
  answers: { key: [string, string]; value: Kept };
}

const PREFIX = "skillswap-kept-";
/** Another one for another API: what an older server answered may lack what this client reads. */
const NAME = PREFIX + (import.meta.env.VITE_API_VERSION ?? "");
const MOST = 150;
const OLDEST_MS = 14 * 86_400_000;

let opened: Promise<IDBPDatabase<Schema>> | null = null;
let erasures = 0;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade: (db) => void db.createObjectStore("answers", { keyPath: ["userId", "hash"] }),
  });
  return opened;
}

/** What is kept of a member and not too old, the latest first. */
export async function readKept(userId: string): Promise<Kept[]> {
  const range = IDBKeyRange.bound([userId, ""], [userId, "\uffff"]);
  const all = await (await database()).getAll("answers", range);
  return all
    .filter(({ at }) => at > Date.now() - OLDEST_MS)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST);
}

/** Writes and removes answers, unless `mayWrite` has become false or all was erased meanwhile. */
export async function writeKept(
  answers: Kept[],
  gone: Pick<Kept, "userId" | "hash">[],
  mayWrite: () => boolean,
): Promise<void> {
  const before = erasures;
  const db = await database();
  if (before !== erasures || !mayWrite()) return;
  const transaction = db.transaction("answers", "readwrite");
  for (const { userId, hash } of gone) void transaction.store.delete([userId, hash]);
  for (const answer of answers) void transaction.store.put(answer);
  await transaction.done;
}

/** Erases what is kept of anybody, by older builds too. */
export async function eraseAll(): Promise<void> {
  erasures += 1;
  await (await database()).clear("answers");
  for (const { name } of (await indexedDB.databases?.()) ?? [])
    if (name?.startsWith(PREFIX) && name !== NAME) indexedDB.deleteDatabase(name);
}

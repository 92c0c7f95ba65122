import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { OutboxItem, OutboxStore } from "./outbox-store.ts";

interface OutboxSchema extends DBSchema {
  outbox: { key: string; value: OutboxItem; indexes: { userId: string } };
}

/** The outbox in IndexedDB, where it survives a reload and a closed tab. */
export function idbOutboxStore(name = "skillswap"): OutboxStore {
  let database: Promise<IDBPDatabase<OutboxSchema>> | undefined;
  const open = () => {
    database ??= openDB<OutboxSchema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore("outbox", { keyPath: "id" }).createIndex("userId", "userId");
      },
    });
    return database;
  };
  return {
    all: async (userId) => {
      const items = await (await open()).getAllFromIndex("outbox", "userId", userId);
      return items.map((item) => ({ ...item, attempts: item.attempts ?? 0 })); // kept by an older client
    },
    put: async (item) => void (await (await open()).put("outbox", item)),
    remove: async (id) => (await open()).delete("outbox", id),
  };
}

import { createStore, useStore } from "../store";
import { onServerEvent } from "./bus";

/** Who of my contacts is here, and when those who left were last seen (this visit's news only). */
interface Presence {
  online: ReadonlySet<string>;
  lastSeen: ReadonlyMap<string, string>;
}
const presence = createStore<Presence>({ online: new Set(), lastSeen: new Map() });

export function setOnline(userIds: string[]): void {
  presence.set({ ...presence.get(), online: new Set(userIds) });
}

onServerEvent("user:online", ({ userId }) => {
  const now = presence.get();
  presence.set({ ...now, online: new Set(now.online).add(userId) });
});
onServerEvent("user:offline", ({ userId, lastOnlineAt }) => {
  const now = presence.get();
  const online = new Set(now.online);
  online.delete(userId);
  const lastSeen = new Map(now.lastSeen);
  if (lastOnlineAt) lastSeen.set(userId, lastOnlineAt);
  presence.set({ online, lastSeen });
});

export function usePresence(userId: string): { isOnline: boolean; lastSeen: string | undefined } {
  const { online, lastSeen } = useStore(presence);
  return { isOnline: online.has(userId), lastSeen: lastSeen.get(userId) };
}

import { createStore, useStore } from "../store";
import { onServerEvent } from "./bus";

/** Who is online, and when others were last seen (as far as this visit's events say). */
interface Presence {
  /** My own id while a connection is kept for me: others see me online exactly while it is open. */
  me: string | null;
  /** False once my connection has been away for a moment: what I know of others is old then. */
  connected: boolean;
  online: ReadonlySet<string>;
  /** null: they no longer show it. */
  lastSeen: ReadonlyMap<string, string | null>;
}
/** Shorter gaps are not shown; the banner waits as long. */
const AWAY_AFTER_MS = 2_000;
const nobody: Presence = { me: null, connected: true, online: new Set(), lastSeen: new Map() };
const presence = createStore<Presence>(nobody);
let timer: ReturnType<typeof setTimeout> | undefined;

function change(next: Partial<Presence>): void {
  presence.set({ ...presence.get(), ...next });
}

export function setOnline(userIds: string[]): void {
  change({ online: new Set(userIds) });
}

/** Sets the signed-in member; null after signing out. */
export function setSelf(me: string | null): void {
  clearTimeout(timer);
  timer = undefined;
  presence.set({ ...nobody, me });
}

export function setConnected(connected: boolean): void {
  if (!connected && timer !== undefined) return;
  clearTimeout(timer);
  timer = undefined;
  if (connected) change({ connected });
  else timer = setTimeout(() => change({ connected }), AWAY_AFTER_MS);
}

onServerEvent("user:online", ({ userId }) => {
  change({ online: new Set(presence.get().online).add(userId) });
});
onServerEvent("user:offline", ({ userId, lastOnlineAt }) => {
  const now = presence.get();
  const online = new Set(now.online);
  online.delete(userId);
  const lastSeen = new Map(now.lastSeen);
  lastSeen.set(userId, lastOnlineAt);
  change({ online, lastSeen });
});

/** `isOnline` is null when they were online and my own connection is lost. */
export interface Seen {
  isOnline: boolean | null;
  /** undefined: no event has said; null: they no longer show it. */
  lastSeen: string | null | undefined;
}

export function usePresence(userId: string): Seen {
  const { me, connected, online, lastSeen } = useStore(presence);
  const here = userId === me || online.has(userId);
  return { isOnline: here && (connected || null), lastSeen: lastSeen.get(userId) };
}

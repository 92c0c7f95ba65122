import type { Conversation } from "skillswap-sdk";

/** How I want a conversation of mine: muted, archived, pinned, marked as unread. */
export type Arranged = Pick<
  Conversation,
  "mutedUntil" | "isArchived" | "isPinned" | "isMarkedUnread"
>;

/** The server's time for what is muted until it is unmuted. */
export const FOREVER = "9999-01-01T00:00:00.000Z";

/** Hours for which a conversation can be muted; null: for ever. */
export const MUTE_HOURS = [1, 8, 7 * 24, null] as const;

export function mutedFor(hours: number | null, now = Date.now()): string {
  return hours === null ? FOREVER : new Date(now + hours * 3_600_000).toISOString();
}

export function isMuted(mutedUntil: string | null, now = Date.now()): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now;
}

export const isForever = (mutedUntil: string | null) =>
  mutedUntil !== null && mutedUntil >= FOREVER;

/** `known` with what a change makes of it: archiving unpins, pinning takes out of the archive. */
export function rearranged(known: Conversation, change: Partial<Arranged>): Conversation {
  const follows = change.isArchived
    ? { isPinned: false }
    : change.isPinned
      ? { isArchived: false }
      : {};
  return { ...known, ...follows, ...change };
}

/** What undoes a change. */
export function before(known: Conversation, change: Partial<Arranged>): Partial<Arranged> {
  const { mutedUntil, isArchived, isPinned, isMarkedUnread } = known;
  if ("mutedUntil" in change) return { mutedUntil: isMuted(mutedUntil) ? mutedUntil : null };
  if ("isMarkedUnread" in change) return { isMarkedUnread };
  return isPinned || !isArchived ? { isArchived: false, isPinned } : { isArchived };
}

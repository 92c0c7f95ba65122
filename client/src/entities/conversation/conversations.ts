import type { InfiniteData } from "@tanstack/react-query";
import type { Conversation, Message, Page, Participant } from "skillswap-sdk";
import { namesWithCommas } from "@/lib/i18n/lists";
import { newer } from "./message-changes";

export type ConversationList = InfiniteData<Page<Conversation>, unknown>;

/** The others of a conversation: of a ring's those who are in it still, or were when all but me have left. */
export function othersIn({ participants }: Conversation, meId: string): Participant[] {
  const others = participants.filter(({ id }) => id !== meId);
  const still = others.filter(({ isOut }) => !isOut);
  return still.length > 0 ? still : others;
}

/** The other one of a conversation; in a ring's all of them as one, with the names of all and the id of the ring. */
export function partnerOf(conversation: Conversation, meId: string): Participant | undefined {
  const { participants, ringId } = conversation;
  const others = othersIn(conversation, meId);
  const [first = participants[0]] = others;
  if (ringId === null || !first) return first;
  const name = namesWithCommas(others.map((person) => person.name));
  return {
    ...first,
    id: ringId,
    name,
    username: "",
    avatarUrl: "",
    lastOnlineAt: null,
    isOnline: false,
  };
}

/** The name of whoever is or was in a conversation. */
export function nameIn({ participants }: Conversation, userId: string): string {
  return participants.find(({ id }) => id === userId)?.name ?? "";
}

export function readSeqOf(conversation: Conversation, userId: string): number {
  return conversation.readPositions.find((position) => position.userId === userId)?.seq ?? 0;
}

/** The conversation after a message; a message that is known already changes nothing. */
export function afterMessage(
  conversation: Conversation,
  message: Message,
  meId: string,
): Conversation {
  if (message.seq <= conversation.lastSeq) return conversation;
  const mine = message.senderId === meId;
  return {
    ...conversation,
    lastMessage: message,
    lastSeq: message.seq,
    updatedAt: message.createdAt,
    unreadCount: conversation.unreadCount + (mine ? 0 : 1),
  };
}

/** The conversation with `change` made to its last message. */
export function afterChange(
  conversation: Conversation,
  change: (message: Message) => Message,
): Conversation {
  const { lastMessage } = conversation;
  return lastMessage ? { ...conversation, lastMessage: change(lastMessage) } : conversation;
}

/**
 * The conversation after someone has read up to `seq`; positions never go back. Without an `unreadCount`
 * (a fetched position), every later message may be unread.
 */
export function afterRead(
  conversation: Conversation,
  read: { userId: string; seq: number; readAt: string | null; unreadCount?: number },
  meId: string,
): Conversation {
  const { userId, seq, readAt, unreadCount = conversation.lastSeq - seq } = read;
  if (readSeqOf(conversation, userId) >= seq) return conversation;
  const others = conversation.readPositions.filter((position) => position.userId !== userId);
  const left = userId === meId ? Math.max(0, unreadCount) : Infinity;
  return {
    ...conversation,
    unreadCount: Math.min(conversation.unreadCount, left),
    isMarkedUnread: conversation.isMarkedUnread && userId !== meId,
    readPositions: [...others, { userId, seq, readAt }],
  };
}

/**
 * Merges what was fetched with what the cache has. An answer may be older than the events that arrived
 * while it was under way, so known messages stay, positions never go back, and deleted stays deleted.
 */
export function upToDate(
  known: Conversation | undefined,
  fresh: Conversation,
  meId: string,
): Conversation {
  if (!known) return fresh;
  const [later, earlier] = known.lastSeq > fresh.lastSeq ? [known, fresh] : [fresh, known];
  const kept = afterChange(later, (message) => newer(known.lastMessage ?? undefined, message));
  return earlier.readPositions.reduce(
    (conversation, { userId, seq, readAt }) =>
      afterRead(conversation, { userId, seq, readAt }, meId),
    { ...fresh, ...messagesOf(kept) },
  );
}

/** The fields of a conversation that change with its messages. */
function messagesOf({ lastMessage, lastSeq, updatedAt, unreadCount, readPositions }: Conversation) {
  return { lastMessage, lastSeq, updatedAt, unreadCount, readPositions };
}

/** Pinned ones first, then by latest activity. */
export function newestFirst(conversations: Conversation[]): Conversation[] {
  return [...conversations].sort((a, b) => {
    if (a.isPinned !== b.isPinned) return a.isPinned ? -1 : 1;
    return a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0;
  });
}

/** Changes one conversation of the list and sorts by latest activity. Null when it is not in the list. */
export function changeInList(
  list: ConversationList,
  id: string,
  change: (conversation: Conversation) => Conversation,
): ConversationList | null {
  if (!list.pages.some((page) => page.data.some((entry) => entry.id === id))) return null;
  const sizes = list.pages.map((page) => page.data.length);
  const all = list.pages
    .flatMap((page) => page.data)
    .map((entry) => (entry.id === id ? change(entry) : entry));
  const sorted = newestFirst(all);
  let from = 0;
  const pages = list.pages.map((page, index) => {
    const data = sorted.slice(from, from + (sizes[index] ?? 0));
    from += sizes[index] ?? 0;
    return { ...page, data };
  });
  return { ...list, pages };
}

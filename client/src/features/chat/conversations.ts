import type { InfiniteData } from "@tanstack/react-query";
import type { Conversation, Message, Page, Participant } from "@/lib/api/types";

export type ConversationList = InfiniteData<Page<Conversation>, unknown>;

export function partnerOf(conversation: Conversation, meId: string): Participant | undefined {
  return conversation.participants.find(({ id }) => id !== meId) ?? conversation.participants[0];
}

export function readSeqOf(conversation: Conversation, userId: string): number {
  return conversation.readPositions.find((position) => position.userId === userId)?.seq ?? 0;
}

/** The conversation after a message; one that is known already changes nothing. */
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

export function afterDeletion(
  conversation: Conversation,
  id: string,
  deletedAt: string,
): Conversation {
  const { lastMessage } = conversation;
  if (lastMessage?.id !== id) return conversation;
  return { ...conversation, lastMessage: { ...lastMessage, content: "", deletedAt } };
}

/** The conversation after someone has read up to `seq`; positions never go back. */
export function afterRead(
  conversation: Conversation,
  read: { userId: string; seq: number; readAt: string | null },
  meId: string,
): Conversation {
  const { userId, seq, readAt } = read;
  if (readSeqOf(conversation, userId) >= seq) return conversation;
  const others = conversation.readPositions.filter((position) => position.userId !== userId);
  const left = userId === meId ? Math.max(0, conversation.lastSeq - seq) : Infinity;
  return {
    ...conversation,
    unreadCount: Math.min(conversation.unreadCount, left),
    readPositions: [...others, { userId, seq, readAt }],
  };
}

/**
 * What was just fetched, together with what is known already. An answer may be older than the events
 * that came while it was under way: a message that is here does not go, a position never goes back,
 * and what was deleted stays so.
 */
export function upToDate(
  known: Conversation | undefined,
  fresh: Conversation,
  meId: string,
): Conversation {
  if (!known) return fresh;
  const [later, earlier] = known.lastSeq > fresh.lastSeq ? [known, fresh] : [fresh, known];
  const deleted = known.lastMessage?.deletedAt ? known.lastMessage : null;
  const kept = deleted ? afterDeletion(later, deleted.id, deleted.deletedAt ?? "") : later;
  return earlier.readPositions.reduce(
    (conversation, { userId, seq, readAt }) =>
      afterRead(conversation, { userId, seq, readAt }, meId),
    { ...fresh, ...messagesOf(kept) },
  );
}

/** What of a conversation changes with its messages. */
function messagesOf({ lastMessage, lastSeq, updatedAt, unreadCount, readPositions }: Conversation) {
  return { lastMessage, lastSeq, updatedAt, unreadCount, readPositions };
}

export function newestFirst(conversations: Conversation[]): Conversation[] {
  return [...conversations].sort((a, b) =>
    a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0,
  );
}

/** Change one conversation of the list and keep the newest activity first. Null when it is not there. */
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

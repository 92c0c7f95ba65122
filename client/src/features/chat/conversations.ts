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
  read: { userId: string; seq: number; readAt: string },
  meId: string,
): Conversation {
  const { userId, seq, readAt } = read;
  if (readSeqOf(conversation, userId) >= seq) return conversation;
  const others = conversation.readPositions.filter((position) => position.userId !== userId);
  const unreadCount =
    userId === meId ? Math.max(0, conversation.lastSeq - seq) : conversation.unreadCount;
  return {
    ...conversation,
    unreadCount: userId === meId && seq >= conversation.lastSeq ? 0 : unreadCount,
    readPositions: [...others, { userId, seq, readAt }],
  };
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
    .map((entry) => (entry.id === id ? change(entry) : entry))
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
  let from = 0;
  const pages = list.pages.map((page, index) => {
    const data = all.slice(from, from + (sizes[index] ?? 0));
    from += sizes[index] ?? 0;
    return { ...page, data };
  });
  return { ...list, pages };
}

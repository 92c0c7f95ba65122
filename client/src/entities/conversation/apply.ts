import type { QueryClient } from "@tanstack/react-query";
import type { Conversation, Message } from "skillswap-sdk";
import { afterChange, afterMessage, afterRead, changeInList } from "./conversations";
import { deleted, type Edit, edited, type Reactions, reacted } from "./message-changes";
import { conversationQuery, conversationsQuery, messagesPage, threadQuery } from "./queries";
import { type Thread, withChanged, withMessages, withNext } from "./thread";

/** Writes what happened in a conversation into the query cache. Each may be repeated. */

const CATCH_UP_PAGE = 100;

function changeConversation(
  cache: QueryClient,
  id: string,
  change: (conversation: Conversation) => Conversation,
): void {
  cache.setQueryData(conversationQuery(id).queryKey, (known) => known && change(known));
  const list = cache.getQueryData(conversationsQuery.queryKey);
  const changed = list && changeInList(list, id, change);
  if (changed) cache.setQueryData(conversationsQuery.queryKey, changed);
  else void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
}

/** Fetches the messages between the last loaded one and the newest. */
async function catchUp(cache: QueryClient, id: string): Promise<void> {
  const { queryKey } = threadQuery(id);
  for (;;) {
    const last = cache.getQueryData(queryKey)?.messages.at(-1)?.seq ?? 0;
    const page = await messagesPage(id, { afterSeq: last, limit: CATCH_UP_PAGE });
    if (page.data.length === 0) return;
    cache.setQueryData(queryKey, (thread) => thread && withNext(thread, page));
    if (!page.pagination.hasMore) return;
  }
}

/** Adds a message from an event or an acknowledgement to thread and list. */
export function applyMessage(cache: QueryClient, message: Message, meId: string): void {
  const { conversationId } = message;
  const { queryKey } = threadQuery(conversationId);
  const thread = cache.getQueryData(queryKey);
  const next = thread && withMessages(thread, [message]);
  if (next) cache.setQueryData(queryKey, next);
  else if (thread)
    catchUp(cache, conversationId).catch(() => cache.invalidateQueries({ queryKey }));
  changeConversation(cache, conversationId, (known) => afterMessage(known, message, meId));
}

/** Makes `change` to the messages of a conversation, in thread and list. */
function changeMessages(
  cache: QueryClient,
  conversationId: string,
  change: (message: Message) => Message,
): void {
  cache.setQueriesData<Thread>(
    // windows around a message too
    { queryKey: threadQuery(conversationId).queryKey },
    (thread) => thread && withChanged(thread, change),
  );
  changeConversation(cache, conversationId, (known) => afterChange(known, change));
}

export function applyDeletion(
  cache: QueryClient,
  { id, conversationId, deletedAt }: { id: string; conversationId: string; deletedAt: string },
): void {
  changeMessages(cache, conversationId, (message) => deleted(message, id, deletedAt));
}

/** Notifications show the beginning of messages, so they are fetched again. */
export function applyEdit(cache: QueryClient, edit: Edit): void {
  changeMessages(cache, edit.conversationId, (message) => edited(message, edit));
  void cache.invalidateQueries({ queryKey: ["notifications"] });
}

export function applyReactions(cache: QueryClient, now: Reactions): void {
  changeMessages(cache, now.conversationId, (message) => reacted(message, now));
}

/** The other one is gone: whoever shows the conversation fetches what is left of them, and of their files. */
export function applyClosing(cache: QueryClient, id: string): void {
  changeConversation(cache, id, (known) => ({ ...known, isClosed: true }));
  void cache.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  void cache.invalidateQueries({ queryKey: threadQuery(id).queryKey });
  void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
}

/** A ring's conversation was made, or somebody joined or left it. */
export function applyMembers(cache: QueryClient, id: string): void {
  void cache.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
}

/** Without an `unreadCount` (my own reading, before the server's event) the loaded messages are counted. */
export function applyRead(
  cache: QueryClient,
  read: {
    conversationId: string;
    userId: string;
    seq: number;
    readAt: string;
    unreadCount?: number;
  },
  meId: string,
): void {
  const thread = cache.getQueryData(threadQuery(read.conversationId).queryKey);
  const later = thread?.messages.filter(({ seq, senderId }) => seq > read.seq && senderId !== meId);
  const counted = { unreadCount: later?.length, ...read };
  changeConversation(cache, read.conversationId, (known) => afterRead(known, counted, meId));
}

import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
} from "@tanstack/react-query";
import { atCursor, type Conversation, type Message, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { meQuery } from "@/lib/auth/me";
import { useNow } from "@/lib/time/now";
import { isMuted } from "./arranging";
import { type ConversationList, newestFirst, upToDate } from "./conversations";
import { mergeMessages, type Thread, withNewest } from "./thread";

export const MESSAGES_PER_PAGE = 40;
const GAP_PAGE = 100;
/** Of more messages than this that were missed, only the newest are fetched, and the thread begins anew with them. */
const LONGEST_GAP = 1_000;

const listQuery = (archived: boolean) =>
  infiniteQueryOptions({
    queryKey: archived ? ["archived-conversations"] : ["conversations"],
    initialPageParam: "",
    queryFn: async ({ client, pageParam }) => {
      const page = await unwrap(
        api.GET("/api/chat/conversations", {
          params: { query: { limit: 30, archived, ...atCursor(pageParam) } },
        }),
      );
      return { ...page, data: newestFirst(page.data.map((row) => withKnown(client, row))) };
    },
    getNextPageParam: nextCursor,
  });

export const conversationsQuery = listQuery(false);
export const archivedQuery = listQuery(true);

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversation", id],
    queryFn: async ({ client }) => {
      const fresh = await unwrap(
        api.GET("/api/chat/conversations/{conversation_id}", {
          params: { path: { conversation_id: id } },
        }),
      );
      return withKnown(client, fresh);
    },
  });

/** A fetched conversation merged with what events have changed since the request. */
function withKnown(cache: QueryClient, fresh: Conversation): Conversation {
  const meId = cache.getQueryData(meQuery.queryKey)?.id ?? "";
  const list = cache.getQueryData<ConversationList>(["conversations"]);
  const rows = list?.pages.flatMap((page) => page.data) ?? [];
  const inList = rows.find(({ id }) => id === fresh.id);
  const alone = cache.getQueryData<Conversation>(["conversation", fresh.id]);
  return upToDate(alone, upToDate(inList, fresh, meId), meId);
}

export function messagesPage(
  id: string,
  query: { cursor?: string; afterSeq?: number; aroundSeq?: number; at?: string; limit: number },
) {
  return unwrap(
    api.GET("/api/chat/conversations/{conversation_id}/messages", {
      params: { path: { conversation_id: id }, query },
    }),
  );
}

/** The messages with `after` < seq ≤ `upTo`, and perhaps some behind them. */
export async function messagesBetween(id: string, after: number, upTo: number): Promise<Message[]> {
  let messages: Message[] = [];
  for (let last = after; last < upTo; ) {
    const { data, pagination } = await messagesPage(id, { afterSeq: last, limit: GAP_PAGE });
    messages = mergeMessages(messages, data);
    last = messages.at(-1)?.seq ?? upTo;
    if (!pagination.hasMore) break;
  }
  return messages;
}

/** A reader far up stays where they are: what came while this tab was away is put behind what it has. */
export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", id],
    queryFn: async ({ client, queryKey }): Promise<Thread> => {
      const page = await messagesPage(id, { limit: MESSAGES_PER_PAGE });
      const known = client.getQueryData<Thread>(queryKey);
      const last = known?.messages.at(-1)?.seq ?? 0;
      const first = Math.min(...page.data.map(({ seq }) => seq));
      if (!known || last === 0 || first <= last + 1 || first > last + LONGEST_GAP)
        return withNewest(known, page);
      const between = await messagesBetween(id, last, first - 1);
      return withNewest({ ...known, messages: mergeMessages(known.messages, between) }, page);
    },
    // Events keep a thread complete; after a resync all queries are invalidated.
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useConversations() {
  return useInfiniteQuery(conversationsQuery);
}

/** For the badge: what is muted is quiet; what is only marked as unread counts as one. */
export function useUnreadMessages(): number {
  const { data } = useConversations();
  useNow(); // what is muted for an hour is not any more after it
  const all = data?.pages.flatMap((page) => page.data) ?? [];
  const loud = all.filter(({ mutedUntil }) => !isMuted(mutedUntil));
  return loud.reduce((sum, row) => sum + (row.unreadCount || Number(row.isMarkedUnread)), 0);
}

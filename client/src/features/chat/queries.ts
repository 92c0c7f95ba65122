import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import type { Conversation, Message } from "@/lib/api/types";
import { meQuery } from "@/lib/session";
import {
  afterDeletion,
  afterMessage,
  afterRead,
  type ConversationList,
  changeInList,
  newestFirst,
  upToDate,
} from "./conversations";
import { type Thread, withDeleted, withMessages, withNewest, withOlder } from "./thread";

const PAGE = 40;
const CATCH_UP_PAGE = 100;

export const conversationsQuery = infiniteQueryOptions({
  queryKey: ["conversations"],
  initialPageParam: "",
  queryFn: async ({ client, pageParam }) => {
    const page = await unwrap(
      api.GET("/api/chat/conversations", {
        params: { query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    );
    return { ...page, data: newestFirst(page.data.map((row) => withKnown(client, row))) };
  },
  getNextPageParam: ({ pagination }) =>
    pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
});

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

/** An answer that was under way while events came, together with what they said. */
function withKnown(cache: QueryClient, fresh: Conversation): Conversation {
  const meId = cache.getQueryData(meQuery.queryKey)?.id ?? "";
  const list = cache.getQueryData<ConversationList>(["conversations"]);
  const rows = list?.pages.flatMap((page) => page.data) ?? [];
  const inList = rows.find(({ id }) => id === fresh.id);
  const alone = cache.getQueryData<Conversation>(["conversation", fresh.id]);
  return upToDate(alone, upToDate(inList, fresh, meId), meId);
}

function messagesPage(id: string, query: { cursor?: string; afterSeq?: number; limit: number }) {
  return unwrap(
    api.GET("/api/chat/conversations/{conversation_id}/messages", {
      params: { path: { conversation_id: id }, query },
    }),
  );
}

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", id],
    queryFn: async ({ client, queryKey }): Promise<Thread> => {
      const page = await messagesPage(id, { limit: PAGE });
      return withNewest(client.getQueryData<Thread>(queryKey), page);
    },
    // Events keep a thread complete; after a resync it is invalidated with all the rest.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Read the stretch before the first message that is here. */
export function useLoadOlder(id: string) {
  const cache = useQueryClient();
  const { queryKey } = threadQuery(id);
  return useMutation({
    mutationFn: (cursor: string) => messagesPage(id, { cursor, limit: PAGE }),
    onSuccess: (page) =>
      cache.setQueryData(queryKey, (thread) => thread && withOlder(thread, page)),
  });
}

export function useConversations() {
  return useInfiniteQuery(conversationsQuery);
}

export function useUnreadMessages(): number {
  const { data } = useConversations();
  const all = data?.pages.flatMap((page) => page.data) ?? [];
  return all.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
}

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

/** Fetch what lies between the last message that is here and the newest. */
async function catchUp(cache: QueryClient, id: string): Promise<void> {
  const { queryKey } = threadQuery(id);
  for (;;) {
    const last = cache.getQueryData(queryKey)?.messages.at(-1)?.seq ?? 0;
    const page = await messagesPage(id, { afterSeq: last, limit: CATCH_UP_PAGE });
    if (page.data.length === 0) return;
    cache.setQueryData(queryKey, (thread) => thread && (withMessages(thread, page.data) ?? thread));
    if (!page.pagination.hasMore) return;
  }
}

/** A message arrived, by event or by acknowledgement: put it everywhere it shows. Safe to repeat. */
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

export function applyDeletion(
  cache: QueryClient,
  { id, conversationId, deletedAt }: { id: string; conversationId: string; deletedAt: string },
): void {
  cache.setQueryData(
    threadQuery(conversationId).queryKey,
    (thread) => thread && withDeleted(thread, id, deletedAt),
  );
  changeConversation(cache, conversationId, (known) => afterDeletion(known, id, deletedAt));
}

export function applyRead(
  cache: QueryClient,
  read: { conversationId: string; userId: string; seq: number; readAt: string },
  meId: string,
): void {
  changeConversation(cache, read.conversationId, (known) => afterRead(known, read, meId));
}

export function useDeleteMessage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Message) =>
      unwrap(
        api.DELETE("/api/chat/messages/{message_id}", { params: { path: { message_id: id } } }),
      ),
    onMutate: ({ id, conversationId }) =>
      applyDeletion(cache, { id, conversationId, deletedAt: new Date().toISOString() }),
    onError: (error, { conversationId }) => {
      toast.error(describeError(error));
      const { queryKey } = threadQuery(conversationId);
      cache.removeQueries({ queryKey });
      void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    },
  });
}

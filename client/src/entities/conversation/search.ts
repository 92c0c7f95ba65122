import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { atCursor, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

const AGAIN_AFTER_MS = 1_500;

/** Messages with all words of `q`, newest first. */
export const searchQuery = (q: string, conversation: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["message-search", q, conversation ?? "all"],
    initialPageParam: "",
    queryFn: ({ pageParam }) => searchPage(q, conversation, pageParam),
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0, // found words are gone with their message
  });

/**
 * What `searchQuery` finds. While the server still makes older messages searchable they are added at the end, so only
 * the last page is asked for again.
 */
export function useSearch(q: string, conversation: string | undefined) {
  const cache = useQueryClient();
  const query = useInfiniteQuery(searchQuery(q, conversation));
  const [failures, setFailures] = useState(0);
  const last = query.data?.pages.at(-1);
  const waits = last && !last.isComplete && !query.isFetching && !query.isPlaceholderData;
  const askAgain = useEffectEvent(async () => {
    const { queryKey } = searchQuery(q, conversation);
    const at = String(cache.getQueryData(queryKey)?.pageParams.at(-1) ?? "");
    const page = await searchPage(q, conversation, at);
    cache.setQueryData(queryKey, (now) =>
      now && now.pageParams.at(-1) === at
        ? { ...now, pages: [...now.pages.slice(0, -1), page] }
        : now,
    );
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer, an equal one too, and each failure waits anew
  useEffect(() => {
    if (!waits) return;
    const failed = () => setFailures((count) => count + 1);
    const timer = setTimeout(() => askAgain().catch(failed), AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [waits, query.dataUpdatedAt, failures]);
  return query;
}

const searchPage = (q: string, conversation: string | undefined, cursor: string) =>
  unwrap(
    api.GET("/api/chat/search", {
      params: {
        query: { q, limit: 20, ...(conversation ? { conversation } : {}), ...atCursor(cursor) },
      },
    }),
  );

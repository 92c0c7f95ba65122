import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import type { CategoryId } from "@/lib/api/types";

export interface DiscoverFilters {
  skill?: string;
  category?: CategoryId;
  language?: string;
  minRating?: number;
}

export const discoverQuery = (filters: DiscoverFilters) =>
  infiniteQueryOptions({
    queryKey: ["discover", filters],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/discover", {
          params: { query: { ...filters, limit: 24, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ pagination }) =>
      pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
  });

export const suggestionsQuery = queryOptions({
  queryKey: ["matches", "suggestions"],
  queryFn: () => unwrap(api.GET("/api/matches/suggestions", { params: { query: { limit: 30 } } })),
});

export const hintsQuery = queryOptions({
  queryKey: ["matches", "hints"],
  queryFn: () => unwrap(api.GET("/api/matches/hints")),
});

/** Open the conversation with a person, or begin one, and go there. */
export function useOpenConversation() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (userId: string) =>
      unwrap(api.POST("/api/chat/conversations", { body: { userId } })),
    onSuccess: ({ id }) => {
      void cache.invalidateQueries({ queryKey: ["conversations"] });
      void navigate(`/messages/${id}`);
    },
    onError: (error) => toast.error(describeError(error)),
  });
}

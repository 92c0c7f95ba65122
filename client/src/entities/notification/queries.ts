import {
  infiniteQueryOptions,
  queryOptions,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { atCursor, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

export const ALL = ["notifications"];

/** What notifications are about, as the server names it; a kind that is new is among the others. */
export const GROUPS = ["sessions", "swaps", "messages", "credits", "reviews", "others"] as const;
export type NotificationGroup = (typeof GROUPS)[number];

/** What the inbox is narrowed to. */
export interface InboxFilter {
  unread: boolean;
  group: NotificationGroup | null;
}

export const LISTS = [...ALL, "list"];

export const notificationsQuery = ({ unread, group }: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, unread, group],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/notifications", {
          params: {
            query: {
              limit: 30,
              ...(unread ? { unread } : {}),
              ...(group ? { group } : {}),
              ...atCursor(pageParam),
            },
          },
        }),
      ),
    getNextPageParam: nextCursor,
  });

const unreadQuery = queryOptions({
  queryKey: [...ALL, "unread"],
  queryFn: async () => {
    const page = await unwrap(api.GET("/api/notifications", { params: { query: { limit: 1 } } }));
    return { all: page.unreadCount, byGroup: page.unreadByGroup };
  },
});

/** How many are unread, at most MOST_COUNTED. */
export function useUnreadNotifications(): number {
  return useQuery(unreadQuery).data?.all ?? 0;
}

/** More are not counted: of a group there may be more than its number, once all together are as many. */
export const MOST_COUNTED = 100;

export function useUnreadByGroup(): Partial<Record<NotificationGroup, number>> {
  return useQuery(unreadQuery).data?.byGroup ?? {};
}

export function useRefreshNotifications() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ALL });
}

import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

const ALL = ["notifications"];

export const notificationsQuery = infiniteQueryOptions({
  queryKey: [...ALL, "list"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/notifications", {
        params: { query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: ({ pagination }) =>
    pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
});

const unreadQuery = queryOptions({
  queryKey: [...ALL, "unread"],
  queryFn: async () => {
    const page = await unwrap(api.GET("/api/notifications", { params: { query: { limit: 1 } } }));
    return page.unreadCount;
  },
});

export function useUnreadNotifications(): number {
  return useQuery(unreadQuery).data ?? 0;
}

export function useRefreshNotifications() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: ALL });
}

/** Show these as read, or all of them, before the server has answered. */
export function useShowRead() {
  const cache = useQueryClient();
  return (ids: readonly string[] | null) =>
    cache.setQueryData(notificationsQuery.queryKey, (list) => {
      if (!list) return list;
      const pages = list.pages.map((page) => ({
        ...page,
        data: page.data.map((item) =>
          ids === null || ids.includes(item.id) ? { ...item, isRead: true } : item,
        ),
      }));
      return { ...list, pages };
    });
}

/** Mark one as read, or all without an id. Shown at once; the server has the last word. */
export function useMarkRead() {
  const cache = useQueryClient();
  const showRead = useShowRead();
  return useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? unwrap(api.POST("/api/notifications/read-all"))
        : unwrap(
            api.POST("/api/notifications/{notification_id}/read", {
              params: { path: { notification_id: id } },
            }),
          ),
    onMutate: (id) => void showRead(id === null ? null : [id]),
    onSettled: () => cache.invalidateQueries({ queryKey: ALL }),
  });
}

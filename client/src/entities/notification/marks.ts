import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { atCursor, type Notification, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { LISTS, type NotificationGroup, useRefreshNotifications } from "./queries";

type Ids = readonly string[];
type Lists = InfiniteData<{ data: Notification[] }>;

const AT_ONCE = 100; // the server's limit for one request

/** One after another, in the order in which they were made; without a network when there is one again. */
const MARKS = { scope: { id: "notification-marks" }, networkMode: "online" } as const;

/** `onMarked` hears of each portion that is done, so that after a failure what was done before is known. */
async function markRead(ids: Ids, onMarked: (ids: Ids) => void = () => undefined): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const body = { ids: ids.slice(at, at + AT_ONCE) };
    await unwrap(api.POST("/api/notifications/read-several", { body }));
    onMarked(body.ids);
  }
}

async function markUnread(ids: Ids): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const body = { ids: ids.slice(at, at + AT_ONCE) };
    await unwrap(api.POST("/api/notifications/unread", { body }));
  }
}

/** What is marked at once: all of a group, or all there are, up to the newest that was shown (its id). */
export interface UpTo {
  group: NotificationGroup | null;
  newest: string;
}

/** What is unread of those. Ids grow with time, so what came later is told by its id. */
async function unreadIds({ group, newest }: UpTo): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined) {
    const query = {
      unread: true,
      limit: AT_ONCE,
      ...(group ? { group } : {}),
      ...atCursor(cursor),
    };
    const page = await unwrap(api.GET("/api/notifications", { params: { query } }));
    ids.push(...page.data.map(({ id }) => id).filter((id) => id <= newest));
    cursor = nextCursor(page);
  }
  return ids;
}

/** Shows these (null: all) as read, or as unread, before the server has answered. */
export function useShowRead() {
  const cache = useQueryClient();
  return (ids: Ids | null, isRead = true) =>
    cache.setQueriesData<Lists>({ queryKey: LISTS }, (list) => {
      if (!list) return list;
      const pages = list.pages.map((page) => ({
        ...page,
        data: page.data.map((item) =>
          ids === null || ids.includes(item.id) ? { ...item, isRead } : item,
        ),
      }));
      return { ...list, pages };
    });
}

/** Marks these, which are unread, as read. Shown at once, then fetched again. */
export function useMarkRead() {
  const show = useShowRead();
  return useMutation({
    ...MARKS,
    mutationFn: (ids: Ids) => markRead(ids),
    onMutate: (ids) => void show(ids),
    onError: (_error, ids) => void show(ids, false),
    onSettled: useRefreshNotifications(),
  });
}

/** Takes a mark back. */
export function useMarkUnread() {
  return useMutation({ ...MARKS, mutationFn: markUnread, onSettled: useRefreshNotifications() });
}

/** The ids of what was marked, which is what can be taken back, and what kept the rest from it. */
export interface Marked {
  ids: string[];
  error: Error | null;
}

/** Marks those as read. Never rejects: a failure halfway leaves a part that is marked. */
export function useMarkAllRead() {
  return useMutation({
    ...MARKS,
    mutationFn: async (upTo: UpTo): Promise<Marked> => {
      const ids: string[] = [];
      try {
        await markRead(await unreadIds(upTo), (marked) => ids.push(...marked));
        return { ids, error: null };
      } catch (error) {
        return { ids, error: error as Error };
      }
    },
    onSettled: useRefreshNotifications(),
  });
}

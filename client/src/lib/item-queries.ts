import type { InfiniteData, QueryClient, QueryKey } from "@tanstack/react-query";
import type { Page } from "skillswap-sdk";

/** For what the cache has one by one under `[...root, "one", id]`, and in lists under `[...root, "list"]`: swaps, rings. */

type Pages<Item> = InfiniteData<Page<Item>, unknown>;

function change<Item extends { id: string }>(
  cache: QueryClient,
  root: QueryKey,
  id: string,
  edit: (item: Item) => Item,
): void {
  cache.setQueryData<Item>([...root, "one", id], (item) => item && edit(item));
  cache.setQueriesData<Pages<Item>>({ queryKey: [...root, "list"] }, (list) => {
    if (!list) return list;
    const one = (item: Item) => (item.id === id ? edit(item) : item);
    const pages = list.pages.map((page) => ({ ...page, data: page.data.map(one) }));
    return { ...list, pages };
  });
}

/** Shows what an action answered with at once, and fetches all that shows such things again. */
export function keepItem<Item extends { id: string }>(
  cache: QueryClient,
  root: QueryKey,
  item: Item,
): void {
  cache.setQueryData<Item>([...root, "one", item.id], item);
  change<Item>(cache, root, item.id, () => item);
  void cache.invalidateQueries({ queryKey: root });
}

/** Shows an item as it will be, until the server has answered. Gives the way to take that back when it refuses. */
export async function showAhead<Item extends { id: string }>(
  cache: QueryClient,
  root: QueryKey,
  id: string,
  edit: (item: Item) => Item,
): Promise<() => void> {
  await cache.cancelQueries({ queryKey: root });
  const before = cache.getQueriesData({ queryKey: root });
  change(cache, root, id, edit);
  return () => {
    for (const [key, data] of before) cache.setQueryData(key, data);
    void cache.invalidateQueries({ queryKey: root });
  };
}

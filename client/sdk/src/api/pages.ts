import type { Page } from "./types.ts";

/** The query parameters of a page: none for the first one, whose `pageParam` is empty. */
export const atCursor = (pageParam: string) => (pageParam ? { cursor: pageParam } : {});

/** `getNextPageParam` of every list that is read by cursor. */
export function nextCursor({ pagination }: Pick<Page<unknown>, "pagination">): string | undefined {
  return pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined;
}

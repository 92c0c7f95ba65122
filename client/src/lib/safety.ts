import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, unwrap } from "./api/client";
import type {
  Conversation,
  DiscoverPerson,
  Page,
  PersonCard,
  ReportInput,
  Session,
  Suggestion,
  Swap,
} from "./api/types";

/** Somebody to block: who it is, and how to call them. */
export interface Somebody {
  id: string;
  name: string;
}

type Pages<Row> = InfiniteData<Page<Row>, unknown>;

export const blocksQuery = infiniteQueryOptions({
  queryKey: ["blocks"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/blocks", {
        params: { query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: ({ pagination }) =>
    pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
});

function without<Row>(list: Pages<Row> | undefined, gone: (row: Row) => boolean) {
  if (!list) return list;
  const pages = list.pages.map((page) => ({
    ...page,
    data: page.data.filter((row) => !gone(row)),
  }));
  return { ...list, pages };
}

/** Take what two people have in common out of its lists, and what is known of each alone. */
function forgetShared<Row extends { id: string }>(
  cache: QueryClient,
  room: "swaps" | "sessions",
  withThem: (row: Row) => boolean,
): void {
  for (const [queryKey, row] of cache.getQueriesData<Row>({ queryKey: [room, "one"] }))
    if (row && withThem(row)) cache.removeQueries({ queryKey });
  cache.setQueriesData<Pages<Row> | { data: Row[] }>({ queryKey: [room, "list"] }, (list) => {
    if (list && "data" in list) return { ...list, data: list.data.filter((row) => !withThem(row)) };
    return without(list, withThem);
  });
  void cache.invalidateQueries({ queryKey: [room] });
}

/** Take a person out of everything this browser remembers. */
export function forgetPerson(cache: QueryClient, personId: string): void {
  const withThem = (talk: Conversation) => talk.participants.some(({ id }) => id === personId);
  const talks = [
    ...(cache
      .getQueryData<Pages<Conversation>>(["conversations"])
      ?.pages.flatMap((page) => page.data) ?? []),
    ...cache
      .getQueriesData<Conversation>({ queryKey: ["conversation"] })
      .flatMap(([, talk]) => talk ?? []),
  ].filter(withThem);
  for (const { id } of talks) {
    cache.removeQueries({ queryKey: ["conversation", id] });
    cache.removeQueries({ queryKey: ["messages", id] });
  }
  cache.removeQueries({ queryKey: ["people", personId] });
  cache.setQueryData<Pages<Conversation>>(["conversations"], (list) => without(list, withThem));
  cache.setQueriesData<Pages<DiscoverPerson>>({ queryKey: ["discover"] }, (list) =>
    without(list, ({ id }) => id === personId),
  );
  cache.setQueryData<Suggestion[]>(["matches", "suggestions"], (list) =>
    list?.filter(({ user }) => user.id !== personId),
  );
  const isThem = ({ id }: PersonCard) => id === personId;
  forgetShared<Swap>(cache, "swaps", ({ fromUser, toUser }) => isThem(fromUser) || isThem(toUser));
  forgetShared<Session>(
    cache,
    "sessions",
    ({ teacher, student }) => isThem(teacher) || isThem(student),
  );
  void cache.invalidateQueries({ queryKey: ["notifications"] });
  void cache.invalidateQueries({ queryKey: ["blocks"] });
}

export function useBlock() {
  return useMutation({
    mutationFn: ({ id }: Somebody) =>
      unwrap(api.POST("/api/blocks/{user_id}", { params: { path: { user_id: id } } })),
  });
}

/** Unblocking may bring the person back anywhere, so everything that shows people is asked again. */
export function useUnblock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Somebody) =>
      unwrap(api.DELETE("/api/blocks/{user_id}", { params: { path: { user_id: id } } })),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useReport() {
  return useMutation({
    mutationFn: (body: ReportInput) => unwrap(api.POST("/api/reports", { body })),
  });
}

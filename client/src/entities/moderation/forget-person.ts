import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Conversation, Page, PersonCard, Ring, Session, Swap } from "skillswap-sdk";
import { hideInLists } from "@/entities/person/in-lists";

type Pages<Row> = InfiniteData<Page<Row>, unknown>;

function without<Row>(list: Pages<Row> | undefined, gone: (row: Row) => boolean) {
  if (!list) return list;
  const pages = list.pages.map((page) => ({
    ...page,
    data: page.data.filter((row) => !gone(row)),
  }));
  return { ...list, pages };
}

/** Removes the swaps, rings or sessions that `withThem` is true for from lists and single queries. */
function forgetShared<Row extends { id: string }>(
  cache: QueryClient,
  entity: "swaps" | "rings" | "sessions",
  withThem: (row: Row) => boolean,
): void {
  for (const [queryKey, row] of cache.getQueriesData<Row>({ queryKey: [entity, "one"] }))
    if (row && withThem(row)) cache.removeQueries({ queryKey });
  cache.setQueriesData<Pages<Row> | { data: Row[] }>({ queryKey: [entity, "list"] }, (list) => {
    if (list && "data" in list) return { ...list, data: list.data.filter((row) => !withThem(row)) };
    return without(list, withThem);
  });
  void cache.invalidateQueries({ queryKey: [entity] });
}

/** Removes a person from every query in the cache. */
export function forgetPerson(cache: QueryClient, personId: string): void {
  const withThem = (conversation: Conversation) =>
    conversation.participants.some(({ id }) => id === personId);
  const conversations = [
    ...(cache
      .getQueryData<Pages<Conversation>>(["conversations"])
      ?.pages.flatMap((page) => page.data) ?? []),
    ...cache
      .getQueriesData<Conversation>({ queryKey: ["conversation"] })
      .flatMap(([, conversation]) => conversation ?? []),
  ].filter(withThem);
  for (const { id } of conversations) {
    cache.removeQueries({ queryKey: ["conversation", id] });
    cache.removeQueries({ queryKey: ["messages", id] });
  }
  cache.removeQueries({ queryKey: ["people", personId] });
  cache.setQueryData<Pages<Conversation>>(["conversations"], (list) => without(list, withThem));
  hideInLists(cache, personId);
  const isThem = ({ id }: PersonCard) => id === personId;
  forgetShared<Swap>(cache, "swaps", ({ fromUser, toUser }) => isThem(fromUser) || isThem(toUser));
  forgetShared<Ring>(cache, "rings", ({ members }) =>
    members.some(({ user }) => user && isThem(user)),
  );
  forgetShared<Session>(
    cache,
    "sessions",
    ({ teacher, student }) => isThem(teacher) || isThem(student),
  );
  void cache.invalidateQueries({ queryKey: ["notifications"] });
  void cache.invalidateQueries({ queryKey: ["blocks"] });
}

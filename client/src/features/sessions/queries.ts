import { infiniteQueryOptions, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Session } from "skillswap-sdk";
import { SESSIONS, sessionsQuery } from "@/entities/session/queries";
import { api, unwrap } from "@/lib/api/client";

const MOST = 100;

export const upcomingQuery = sessionsQuery({ when: "upcoming" }, 1, MOST);
/** Recent past sessions, which may still need a confirmation, an answer or a review. */
export const latelyQuery = sessionsQuery({ when: "past" });

const historyQuery = infiniteQueryOptions({
  queryKey: [...SESSIONS, "history"],
  initialPageParam: 1,
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/sessions", {
        params: { query: { when: "past", page: pageParam, limit: MOST } },
      }),
    ),
  getNextPageParam: ({ pagination }) =>
    pagination.hasMore ? pagination.currentPage + 1 : undefined,
});

/** All sessions from `since` (ms) on: upcoming ones, and past ones as far back as that. */
export function useSessionsSince(since: number) {
  const ahead = useQuery(upcomingQuery);
  const history = useInfiniteQuery(historyQuery);
  const past = history.data?.pages.flatMap(({ data }) => data);
  const oldest = past?.at(-1);
  const reaches = oldest === undefined || Date.parse(oldest.scheduledTime) < since;
  const { hasNextPage, isFetching, fetchNextPage, isError } = history;
  const wanting = !reaches && hasNextPage && !isError;
  useEffect(() => {
    if (wanting && !isFetching) void fetchNextPage();
  }, [wanting, isFetching, fetchNextPage]);

  const retry = () => {
    if (ahead.isError) void ahead.refetch();
    if (history.isError) void history.refetch();
  };
  const sessions = ahead.data && past && !wanting ? once([...ahead.data.data, ...past]) : undefined;
  return { sessions, error: ahead.error ?? history.error, retry };
}

/** A session can move from one list to the other between two answers, so each is taken once. */
function once(sessions: Session[]): Session[] {
  return [...new Map(sessions.map((session) => [session.id, session])).values()];
}

import { infiniteQueryOptions } from "@tanstack/react-query";
import { atCursor, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

const PER_PAGE = 24;

/** The people I saved, the last one first. */
export const savedQuery = infiniteQueryOptions({
  queryKey: ["discover", "saved"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/discover/saved", {
        params: { query: { limit: PER_PAGE, ...atCursor(pageParam) } },
      }),
    ),
  getNextPageParam: nextCursor,
});

/** The people who are not for me. */
export const dismissedQuery = infiniteQueryOptions({
  queryKey: ["discover", "dismissed"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/discover/dismissed", {
        params: { query: { limit: PER_PAGE, ...atCursor(pageParam) } },
      }),
    ),
  getNextPageParam: nextCursor,
});

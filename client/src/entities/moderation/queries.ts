import { infiniteQueryOptions } from "@tanstack/react-query";
import { atCursor, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

/** The people I blocked, newest first. */
export const blocksQuery = infiniteQueryOptions({
  queryKey: ["blocks"],
  initialPageParam: "",
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET("/api/blocks", {
        params: { query: { limit: 30, ...atCursor(pageParam) } },
      }),
    ),
  getNextPageParam: nextCursor,
});

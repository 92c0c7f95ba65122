import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { atCursor, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

/** What others wrote about a person, newest first. */
export const reviewsQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: ["people", personId, "reviews"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/users/{person_id}/reviews", {
          params: {
            path: { person_id: personId },
            query: { limit: 10, ...atCursor(pageParam) },
          },
        }),
      ),
    getNextPageParam: nextCursor,
  });

/** How reliably a person keeps sessions that were agreed on. */
export const reliabilityQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "reliability"],
    queryFn: () =>
      unwrap(
        api.GET("/api/users/{person_id}/reliability", {
          params: { path: { person_id: personId } },
        }),
      ),
  });

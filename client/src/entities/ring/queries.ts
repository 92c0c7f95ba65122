import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { atCursor, nextCursor, type Ring } from "skillswap-sdk";
import { useSwapsWaiting } from "@/entities/swap/queries";
import { api, unwrap } from "@/lib/api/client";

/** The query key of everything that shows rings. */
export const RINGS = ["rings"];
const RING_LISTS = [...RINGS, "list"];

export type RingTab = "waiting" | "agreed" | "past";

export const ringQuery = (id: string) =>
  queryOptions({
    queryKey: [...RINGS, "one", id],
    queryFn: (): Promise<Ring> =>
      unwrap(api.GET("/api/rings/{ring_id}", { params: { path: { ring_id: id } } })),
  });

/** How many rings each tab has, and how many wait for my answer. */
export const ringCountsQuery = queryOptions({
  queryKey: [...RINGS, "counts"],
  queryFn: () => unwrap(api.GET("/api/rings/counts")),
});

export const ringsQuery = (tab: RingTab) =>
  infiniteQueryOptions({
    queryKey: [...RING_LISTS, tab],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(api.GET("/api/rings", { params: { query: { tab, ...atCursor(pageParam) } } })),
    getNextPageParam: nextCursor,
  });

/** The number of rings that wait for my answer. */
export const useRingsWaiting = () => useQuery(ringCountsQuery).data?.waitingForMe ?? 0;

/** The number of swaps and rings that wait for my answer. */
export const useProposalsWaiting = () => useSwapsWaiting() + useRingsWaiting();

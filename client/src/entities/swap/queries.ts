import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { atCursor, nextCursor, type Swap, type SwapStatus } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

/** The query key of everything that shows swaps. */
export const SWAPS = ["swaps"];
const SWAP_LISTS = [...SWAPS, "list"];
/** The largest page: enough to find the open swap of two people. */
const MOST = 100;

export const swapQuery = (id: string) =>
  queryOptions({
    queryKey: [...SWAPS, "one", id],
    queryFn: (): Promise<Swap> =>
      unwrap(api.GET("/api/swaps/{swap_id}", { params: { path: { swap_id: id } } })),
  });

export type SwapTab = "waiting" | "agreed" | "past";

export interface SwapFilter {
  box?: "inbox" | "sent";
  status?: SwapStatus;
  tab?: SwapTab;
}

/** How many swaps each tab has, and how many proposals wait for my answer. */
export const swapCountsQuery = queryOptions({
  queryKey: [...SWAPS, "counts"],
  queryFn: () => unwrap(api.GET("/api/swaps/counts")),
});

export const swapsQuery = (filter: SwapFilter) =>
  infiniteQueryOptions({
    queryKey: [...SWAP_LISTS, filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/swaps", {
          params: { query: { ...filter, ...atCursor(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

/** Swaps that wait for my answer. */
export const proposedSwapsQuery = queryOptions({
  queryKey: [...SWAPS, "proposed"],
  queryFn: () =>
    unwrap(
      api.GET("/api/swaps", { params: { query: { box: "inbox", status: "pending", limit: 20 } } }),
    ),
});

export const isOpen = ({ status }: Swap) => status === "pending" || status === "accepted";

/** The open swap of mine with `personId` about these two skills, whoever proposed it. */
export async function findOpenSwap(
  personId: string,
  skillIds: readonly string[],
): Promise<Swap | undefined> {
  const page = await unwrap(
    api.GET("/api/swaps", { params: { query: { withUser: personId, limit: MOST } } }),
  );
  return page.data.find(
    (swap) =>
      isOpen(swap) &&
      skillIds.includes(swap.offeredSkill.id) &&
      skillIds.includes(swap.wantedSkill.id),
  );
}

/** The number of proposals that wait for my answer. */
export const useSwapsWaiting = () => useQuery(swapCountsQuery).data?.waitingForMe ?? 0;

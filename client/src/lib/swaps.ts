import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, unwrap } from "./api/client";
import type {
  Lesson,
  Page,
  PersonCard,
  Swap,
  SwapCounterInput,
  SwapInput,
  SwapStatus,
} from "./api/types";
import { useServerEvent } from "./realtime/provider";

/** Swaps for every place that shows them: their pages, the cards in the chat, the dialogs. */
export const SWAPS = ["swaps"];
const LISTS = [...SWAPS, "list"];
/** The most of one page: enough to find the open swap of two people. */
const MOST = 100;

export const swapQuery = (id: string) =>
  queryOptions({
    queryKey: [...SWAPS, "one", id],
    queryFn: (): Promise<Swap> =>
      unwrap(api.GET("/api/swaps/{swap_id}", { params: { path: { swap_id: id } } })),
  });

export interface SwapFilter {
  box?: "inbox" | "sent";
  status?: SwapStatus;
}

export const swapsQuery = (filter: SwapFilter) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, filter],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/swaps", {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ pagination }) =>
      pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
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

export interface Side {
  id: string;
  name: string;
  minutes: number;
}

/** A swap as one of its two people sees it. */
export function sidesOf(
  swap: Swap,
  meId: string,
): { other: PersonCard; iProposed: boolean; iTeach: Side; theyTeach: Side } {
  const { fromUser, toUser, offeredSkill, wantedSkill } = swap;
  if (fromUser.id === meId)
    return { other: toUser, iProposed: true, iTeach: offeredSkill, theyTeach: wantedSkill };
  return { other: fromUser, iProposed: false, iTeach: wantedSkill, theyTeach: offeredSkill };
}

const AHEAD = new Set<string | null>(["requested", "scheduled", "in_progress"]);
const FAILED = new Set<string | null>(["cancelled", "declined", "expired", "abandoned"]);

/** A lesson that is asked for, agreed on or running. */
export const isAhead = ({ sessionStatus }: Lesson) => AHEAD.has(sessionStatus);

/** Nobody has booked it, or what was booked did not come about. */
export const canBook = ({ sessionId, sessionStatus }: Lesson) =>
  sessionId === null || FAILED.has(sessionStatus);

/** How many proposals wait for my answer, as far as they are loaded. */
export function useSwapsWaiting(): number {
  const { data } = useInfiniteQuery(swapsQuery({ box: "inbox", status: "pending" }));
  const all = data?.pages.flatMap((page) => page.data) ?? [];
  return all.filter(({ status }) => status === "pending").length;
}

/** Ask again for whatever shows swaps when anything happens to one. Mounted once, in the shell. */
export function useSwapEvents(): void {
  const cache = useQueryClient();
  const again = () => void cache.invalidateQueries({ queryKey: SWAPS });
  useServerEvent("swap:new", again);
  useServerEvent("swap:updated", again);
}

type Pages = InfiniteData<Page<Swap>, unknown>;

function change(cache: QueryClient, id: string, edit: (swap: Swap) => Swap): void {
  const one = (swap: Swap) => (swap.id === id ? edit(swap) : swap);
  cache.setQueryData(swapQuery(id).queryKey, (swap) => swap && edit(swap));
  cache.setQueriesData<Pages>({ queryKey: LISTS }, (list) => {
    if (!list) return list;
    const pages = list.pages.map((page) => ({ ...page, data: page.data.map(one) }));
    return { ...list, pages };
  });
}

/** Show what a deed answered at once, and ask again for the lists. */
export function keepSwap(cache: QueryClient, swap: Swap): void {
  cache.setQueryData(swapQuery(swap.id).queryKey, swap);
  change(cache, swap.id, () => swap);
  void cache.invalidateQueries({ queryKey: SWAPS });
}

/** Propose a swap. `key` makes a repeated click one proposal. */
export function usePropose() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: SwapInput & { key: string }) =>
      unwrap(api.POST("/api/swaps", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: (swap) => keepSwap(cache, swap),
  });
}

/** Accept. `unequalAgreed`: I was told that the lessons differ in length, and agree. */
export function useAccept(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (unequalAgreed: boolean) =>
      unwrap(
        api.POST("/api/swaps/{swap_id}/accept", {
          params: { path: { swap_id: id } },
          body: { unequalAgreed },
        }),
      ),
    onSuccess: (swap) => keepSwap(cache, swap),
    onError: () => cache.invalidateQueries({ queryKey: SWAPS }),
  });
}

export type Ending = "reject" | "cancel" | "complete";

const AFTER: Record<Ending, SwapStatus> = {
  reject: "rejected",
  cancel: "cancelled",
  complete: "completed",
};

/** Reject, cancel, complete: shown at once, and taken back when the server refuses. */
export function useEndSwap(id: string) {
  const cache = useQueryClient();
  const params = { path: { swap_id: id } };
  const deeds: Record<Ending, () => Promise<Swap>> = {
    reject: () => unwrap(api.POST("/api/swaps/{swap_id}/reject", { params })),
    cancel: () => unwrap(api.POST("/api/swaps/{swap_id}/cancel", { params })),
    complete: () => unwrap(api.POST("/api/swaps/{swap_id}/complete", { params })),
  };
  return useMutation({
    mutationFn: (deed: Ending) => deeds[deed](),
    onMutate: async (deed) => {
      await cache.cancelQueries({ queryKey: SWAPS });
      const before = cache.getQueriesData({ queryKey: SWAPS });
      change(cache, id, (swap) => ({ ...swap, status: AFTER[deed] }));
      return { before };
    },
    onSuccess: (swap) => keepSwap(cache, swap),
    onError: (_error, _deed, context) => {
      for (const [key, data] of context?.before ?? []) cache.setQueryData(key, data);
      void cache.invalidateQueries({ queryKey: SWAPS });
    },
  });
}

/** Answer with another proposal; the new one is in the answer. */
export function useCounter(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SwapCounterInput) =>
      unwrap(api.POST("/api/swaps/{swap_id}/counter", { params: { path: { swap_id: id } }, body })),
    onSuccess: (swap) => keepSwap(cache, swap),
  });
}

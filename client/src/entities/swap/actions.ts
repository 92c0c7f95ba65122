import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Swap, SwapCounterInput, SwapInput, SwapStatus } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { keepItem, showAhead } from "@/lib/item-queries";
import { SWAPS } from "./queries";

/** Proposes a swap. `key` makes a repeated click one proposal. */
export function useProposeSwap() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: SwapInput & { key: string }) =>
      unwrap(api.POST("/api/swaps", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: (swap) => keepItem(cache, SWAPS, swap),
  });
}

/** Accepts. `unequalAgreed`: the member has read that the two lengths differ, and agrees. */
export function useAcceptSwap(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (unequalAgreed: boolean) =>
      unwrap(
        api.POST("/api/swaps/{swap_id}/accept", {
          params: { path: { swap_id: id } },
          body: { unequalAgreed },
        }),
      ),
    onSuccess: (swap) => keepItem(cache, SWAPS, swap),
    onError: () => cache.invalidateQueries({ queryKey: SWAPS }),
  });
}

export type Ending = "reject" | "cancel" | "complete";

const AFTER: Record<Ending, SwapStatus> = {
  reject: "rejected",
  cancel: "cancelled",
  complete: "completed",
};

/** Rejects, cancels or completes: shown at once, and undone when the server refuses. */
export function useEndSwap(id: string) {
  const cache = useQueryClient();
  const params = { path: { swap_id: id } };
  const send: Record<Ending, () => Promise<Swap>> = {
    reject: () => unwrap(api.POST("/api/swaps/{swap_id}/reject", { params })),
    cancel: () => unwrap(api.POST("/api/swaps/{swap_id}/cancel", { params })),
    complete: () => unwrap(api.POST("/api/swaps/{swap_id}/complete", { params })),
  };
  return useMutation({
    mutationFn: (ending: Ending) => send[ending](),
    onMutate: (ending) =>
      showAhead(cache, SWAPS, id, (swap: Swap) => ({ ...swap, status: AFTER[ending] })),
    onSuccess: (swap) => keepItem(cache, SWAPS, swap),
    onError: (_error, _ending, takeBack) => takeBack?.(),
  });
}

/** Answers with another proposal, which is in the answer. */
export function useCounterSwap(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SwapCounterInput) =>
      unwrap(api.POST("/api/swaps/{swap_id}/counter", { params: { path: { swap_id: id } }, body })),
    onSuccess: (swap) => keepItem(cache, SWAPS, swap),
  });
}

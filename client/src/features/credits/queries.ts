import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import type { TransactionKind } from "@/lib/api/types";
import { balanceQuery, CREDITS } from "@/lib/credits";
import { useServerEvent } from "@/lib/realtime/provider";

const ROWS = 10;

export const statsQuery = queryOptions({
  queryKey: [...CREDITS, "stats"],
  queryFn: () => unwrap(api.GET("/api/credits/stats")),
});

export const transactionsQuery = (kind: TransactionKind | null, page: number) =>
  queryOptions({
    queryKey: [...CREDITS, "transactions", kind, page],
    queryFn: () =>
      unwrap(
        api.GET("/api/credits/transactions", {
          params: { query: { page, limit: ROWS, ...(kind ? { kind } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** My balance, kept fresh by the server's word. */
export function useBalance() {
  const cache = useQueryClient();
  useServerEvent("credits:changed", ({ availableMinutes, heldMinutes }, { replayed }) => {
    if (!replayed)
      cache.setQueryData(balanceQuery.queryKey, (known) =>
        known ? { ...known, availableMinutes, heldMinutes } : known,
      );
    void cache.invalidateQueries({ queryKey: CREDITS });
  });
  return useQuery(balanceQuery);
}

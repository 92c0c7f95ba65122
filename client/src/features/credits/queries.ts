import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import type { Balance, TransactionKind } from "@/lib/api/types";
import { useServerEvent } from "@/lib/realtime/provider";

const ALL = ["credits"];
const ROWS = 10;

export const balanceQuery = queryOptions({
  queryKey: [...ALL, "balance"],
  queryFn: (): Promise<Balance> => unwrap(api.GET("/api/credits/balance")),
});

export const statsQuery = queryOptions({
  queryKey: [...ALL, "stats"],
  queryFn: () => unwrap(api.GET("/api/credits/stats")),
});

export const transactionsQuery = (kind: TransactionKind | null, page: number) =>
  queryOptions({
    queryKey: [...ALL, "transactions", kind, page],
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
    void cache.invalidateQueries({ queryKey: ALL });
  });
  return useQuery(balanceQuery);
}

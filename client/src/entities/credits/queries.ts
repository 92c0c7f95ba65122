import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Balance, TransactionKind } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { useServerEvent } from "@/lib/realtime/provider";

/** The query key of everything about credits. */
const CREDITS = ["credits"];
const ROWS = 10;

export const balanceQuery = queryOptions({
  queryKey: [...CREDITS, "balance"],
  queryFn: (): Promise<Balance> => unwrap(api.GET("/api/credits/balance")),
});

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

export const holdsQuery = (page: number) =>
  queryOptions({
    queryKey: [...CREDITS, "holds", page],
    queryFn: () =>
      unwrap(api.GET("/api/credits/holds", { params: { query: { page, limit: ROWS } } })),
    placeholderData: keepPreviousData,
  });

/** My balance, kept up to date by `credits:changed`. */
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

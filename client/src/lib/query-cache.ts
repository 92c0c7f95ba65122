import { QueryClient } from "@tanstack/react-query";
import { isApiError } from "./api/errors";

/** Server state. Events keep it fresh, so nothing is fetched again merely because a window got the focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 2 && (!isApiError(error) || error.status === 0 || error.status >= 500),
      },
    },
  });
}

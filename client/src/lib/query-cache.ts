import { onlineManager, QueryClient } from "@tanstack/react-query";
import { isApiError } from "./api/errors";

function mayPass(error: unknown): boolean {
  return !isApiError(error) || error.status === 0 || error.status >= 500;
}

/** Server state. Events keep it fresh, so nothing is fetched again merely because a window got the focus. */
export function makeQueryClient(): QueryClient {
  onlineManager.setOnline(navigator.onLine); // it believes that it began online, and would miss the change
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // Offline it is said at once, with a way to try again; else a page would wait without a word.
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && navigator.onLine && mayPass(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

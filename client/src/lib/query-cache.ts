import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  onlineManager,
  type Query,
  QueryClient,
  type QueryClientConfig,
  type QueryKey,
} from "@tanstack/react-query";
import { isApiError } from "skillswap-sdk";

function isTransient(error: unknown): boolean {
  return !isApiError(error) || error.status === 0 || error.status >= 500;
}

/**
 * What is said to be out of date while it is fetched is fetched again when that is done, or when it is next shown. By
 * itself TanStack Query cancels only what is shown and was there before; else it takes the answer that is under way for
 * the newest, and shows what was true before the event.
 */
class FollowingClient extends QueryClient {
  readonly #outdated = new WeakSet<Query>();

  constructor(config: QueryClientConfig) {
    super(config);
    this.getQueryCache().subscribe((event) => {
      if (event.type !== "updated") return;
      const { query, action } = event;
      if (action.type === "error") this.#outdated.delete(query);
      if (action.type === "success" && this.#outdated.delete(query))
        void this.invalidateQueries({ queryKey: query.queryKey, exact: true });
    });
  }

  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters)) {
      const isCancelled = query.isActive() && query.state.data !== undefined;
      if (query.state.fetchStatus === "fetching" && !isCancelled) this.#outdated.add(query);
    }
    return super.invalidateQueries(filters, options);
  }
}

/** The query cache. Events keep it up to date, so nothing is fetched again when a window gets the focus. */
export function makeQueryClient(): QueryClient {
  onlineManager.setOnline(navigator.onLine); // it assumes to start online and would miss the change
  return new FollowingClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // Offline a query fails at once and shows "Try again"; by default it would wait silently.
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && navigator.onLine && isTransient(error),
      },
      mutations: { networkMode: "always" },
    },
  });
}

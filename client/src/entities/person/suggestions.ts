import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

/** At most so many are asked for. */
export const MOST_SUGGESTIONS = 30;

/** People who fit me, the best first. */
export const suggestionsQuery = queryOptions({
  queryKey: ["matches", "suggestions"],
  queryFn: () =>
    unwrap(api.GET("/api/matches/suggestions", { params: { query: { limit: MOST_SUGGESTIONS } } })),
});

import { queryOptions } from "@tanstack/react-query";
import type { Suggestion } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { topicName } from "@/lib/i18n/topics";

/** At most so many are asked for. */
export const MOST_SUGGESTIONS = 30;

/** People who fit me, the best first. */
export const suggestionsQuery = queryOptions({
  queryKey: ["matches", "suggestions"],
  queryFn: () =>
    unwrap(api.GET("/api/matches/suggestions", { params: { query: { limit: MOST_SUGGESTIONS } } })),
});

/** In one line, what the two could exchange first; without that the best reason why they fit. */
export function fitText({ theyTeach, youTeach, reasons }: Suggestion): string | undefined {
  const first = [...theyTeach.slice(0, 1), ...youTeach.slice(0, 1)];
  return first.map(({ name }) => topicName(name)).join(" ⇄ ") || reasons[0]?.message;
}

import { queryOptions } from "@tanstack/react-query";
import { MOST_SUGGESTIONS } from "@/entities/person/suggestions";
import { api, unwrap } from "@/lib/api/client";

export const hintsQuery = queryOptions({
  queryKey: ["matches", "hints"],
  queryFn: () => unwrap(api.GET("/api/matches/hints")),
});

/** Which change of mine would bring how many more matches, of all or of those with whom a lesson is possible. */
export const openingsQuery = (lessonPossible: boolean) =>
  queryOptions({
    queryKey: ["matches", "openings", lessonPossible],
    queryFn: () =>
      unwrap(api.GET("/api/matches/openings", { params: { query: { lessonPossible } } })),
  });

/** People who fit me and with whom I could hold a lesson, the best first. */
export const possibleQuery = queryOptions({
  queryKey: ["matches", "suggestions", "possible"],
  queryFn: () =>
    unwrap(
      api.GET("/api/matches/suggestions", {
        params: { query: { limit: MOST_SUGGESTIONS, lessonPossible: true } },
      }),
    ),
});

import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

export const hintsQuery = queryOptions({
  queryKey: ["matches", "hints"],
  queryFn: () => unwrap(api.GET("/api/matches/hints")),
});

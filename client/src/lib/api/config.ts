import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";

/** The server's public settings: limits and what it offers. They do not change while the page is open. */
export const configQuery = queryOptions({
  queryKey: ["config"],
  queryFn: () => unwrap(api.GET("/api/config")),
  staleTime: Number.POSITIVE_INFINITY,
});

import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import { ALL } from "./queries";

const MOST = 30;

/** The newest notifications of all kinds, read or not: one page. */
export const latestNotificationsQuery = queryOptions({
  queryKey: [...ALL, "latest"],
  queryFn: () => unwrap(api.GET("/api/notifications", { params: { query: { limit: MOST } } })),
});

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Series } from "skillswap-sdk";
import { SESSIONS } from "@/entities/session/queries";
import { api, unwrap } from "@/lib/api/client";
import { seriesQuery } from "./queries";

export type SeriesAction = Series["actions"][number];

/** Accepts or declines all that waits of a series, or cancels all that has not begun. */
export function useSeriesAction(id: string) {
  const cache = useQueryClient();
  const params = { path: { series_id: id } };
  const send: Record<SeriesAction, (reason: string) => Promise<Series>> = {
    accept: () => unwrap(api.POST("/api/sessions/series/{series_id}/accept", { params })),
    decline: (reason) =>
      unwrap(api.POST("/api/sessions/series/{series_id}/decline", { params, body: { reason } })),
    cancel: (reason) =>
      unwrap(api.POST("/api/sessions/series/{series_id}/cancel", { params, body: { reason } })),
  };
  return useMutation({
    mutationFn: ({ action, reason = "" }: { action: SeriesAction; reason?: string }) =>
      send[action](reason),
    onSuccess: (series) => {
      cache.setQueryData(seriesQuery(id).queryKey, series);
      void cache.invalidateQueries({ queryKey: SESSIONS });
    },
  });
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Series, SeriesWeeks } from "skillswap-sdk";
import { SESSIONS } from "@/entities/session/queries";
import { api, unwrap } from "@/lib/api/client";

/** A series with all its sessions. Events of a session fetch it again, as everything under this key. */
export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: [...SESSIONS, "series", id],
    queryFn: (): Promise<Series> =>
      unwrap(api.GET("/api/sessions/series/{series_id}", { params: { path: { series_id: id } } })),
  });

/** When the sessions of a series would be, and which of the two are free then. */
export const weeksQuery = (
  userId: string,
  firstTime: string,
  durationMinutes: number,
  weeks: number,
) =>
  queryOptions({
    queryKey: [...SESSIONS, "slots", "weeks", userId, firstTime, durationMinutes, weeks],
    queryFn: (): Promise<SeriesWeeks> =>
      unwrap(
        api.GET("/api/sessions/series/weeks", {
          params: { query: { userId, firstTime, durationMinutes, weeks } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

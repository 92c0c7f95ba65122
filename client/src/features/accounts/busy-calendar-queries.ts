import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { BusyCalendar } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

const LOOK_EVERY_MS = 5_000;

/** My own calendar, whose busy times are no free times; looked at again while it is being read. */
export const busyCalendarQuery = queryOptions({
  queryKey: ["own-data", "busy-calendar"],
  queryFn: (): Promise<BusyCalendar> => unwrap(api.GET("/api/calendar/busy")),
  refetchInterval: ({ state }) => (state.data?.state === "waiting" ? LOOK_EVERY_MS : false),
});

function useKeep() {
  const cache = useQueryClient();
  return (calendar?: BusyCalendar) => {
    if (calendar) cache.setQueryData(busyCalendarQuery.queryKey, calendar);
    else void cache.invalidateQueries({ queryKey: busyCalendarQuery.queryKey });
    void cache.invalidateQueries({ queryKey: ["sessions", "slots"] });
  };
}

export function useSetBusyCalendar() {
  const keep = useKeep();
  return useMutation({
    mutationFn: (url: string) => unwrap(api.PUT("/api/calendar/busy", { body: { url } })),
    onSuccess: keep,
  });
}

export function useRemoveBusyCalendar() {
  const keep = useKeep();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/calendar/busy")),
    onSuccess: () => keep(),
  });
}

/** Takes the removal back: the address is kept for ten minutes. */
export function useRestoreBusyCalendar() {
  const keep = useKeep();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/calendar/busy")),
    onSuccess: keep,
  });
}

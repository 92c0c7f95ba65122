import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import { forgetSession } from "@/lib/api/session";
import type { AccountDeletion, DataExport } from "@/lib/api/types";
import { forgetMember, leaveGoodbye } from "@/lib/forget";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";

const OWN_DATA = ["own-data"];
const LOOK_EVERY_MS = 5_000;

/** How far my export is. */
export const exportQuery = queryOptions({
  queryKey: [...OWN_DATA, "export"],
  queryFn: (): Promise<DataExport> => unwrap(api.GET("/api/users/export")),
  refetchInterval: ({ state }) => (state.data?.status === "preparing" ? LOOK_EVERY_MS : false),
});

/** The same, kept fresh by the notification that it is done. */
export function useExport() {
  const cache = useQueryClient();
  useServerEvent("notification:new", ({ type }) => {
    if (type === "account") void cache.invalidateQueries({ queryKey: exportQuery.queryKey });
  });
  return useQuery(exportQuery);
}

export function useStartExport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (): Promise<DataExport> => unwrap(api.POST("/api/users/export")),
    onSuccess: (started) => cache.setQueryData(exportQuery.queryKey, started),
  });
}

/** Look once more, which also renews the sign-in that a plain download relies on, and save the file. */
export function useDownloadExport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => cache.fetchQuery({ ...exportQuery, staleTime: 0 }),
    onSuccess: ({ url }) => {
      if (!url) return;
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    },
  });
}

export const feedQuery = queryOptions({
  queryKey: [...OWN_DATA, "calendar"],
  queryFn: () => unwrap(api.GET("/api/calendar")),
});

export function useRenewFeed() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/calendar")),
    onSuccess: (feed) => cache.setQueryData(feedQuery.queryKey, feed),
  });
}

export const leavingBalanceQuery = queryOptions({
  queryKey: ["credits", "balance"],
  queryFn: () => unwrap(api.GET("/api/credits/balance")),
});

/** People I have talked with, who may get my credits: the hundred most recent. */
export const heirsQuery = (meId: string) =>
  queryOptions({
    queryKey: [...OWN_DATA, "people"],
    queryFn: async () => {
      const page = await unwrap(
        api.GET("/api/chat/conversations", { params: { query: { limit: 100 } } }),
      );
      return page.data
        .filter(({ isClosed }) => !isClosed)
        .flatMap(({ participants }) => participants.filter(({ id }) => id !== meId));
    },
  });

/**
 * Delete my account. The socket is closed first, so that its end is no surprise; afterwards this
 * browser forgets me and starts over on the first page, which says goodbye.
 */
export function useDeleteAccount() {
  const me = useMe();
  const connection = useRealtime()?.connection;
  return useMutation({
    mutationFn: (body: AccountDeletion) => {
      connection?.stop();
      return unwrap(api.DELETE("/api/users/profile", { body }));
    },
    onError: () => connection?.start(),
    onSuccess: async () => {
      await forgetMember(me.id);
      forgetSession();
      leaveGoodbye();
      scrollTo(0, 0); // or the browser shows the first page where this one was
      location.replace("/");
    },
  });
}

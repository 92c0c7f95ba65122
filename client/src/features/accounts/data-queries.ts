import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AccountDeletion, DataExport } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { forgetMember, requestDeletionNotice } from "@/lib/auth/forget-member";
import { useMe } from "@/lib/auth/me";
import { forgetSignIn } from "@/lib/auth/tokens";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";

const OWN_DATA = ["own-data"];
const LOOK_EVERY_MS = 5_000;

/** The state of my data export. */
export const exportQuery = queryOptions({
  queryKey: [...OWN_DATA, "export"],
  queryFn: (): Promise<DataExport> => unwrap(api.GET("/api/users/export")),
  refetchInterval: ({ state }) => (state.data?.status === "preparing" ? LOOK_EVERY_MS : false),
});

/** The same, fetched again when the notification says that it is ready. */
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

/** Downloads the export. Fetches its state first, which renews the cookies that a plain download needs. */
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

/** People who may get my credits: the partners of my hundred most recent conversations. */
export const recipientsQuery = (meId: string) =>
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
 * Deletes my account. The socket is closed first, so that the client does not report a lost sign-in;
 * afterwards this browser's data is removed and the start page confirms the deletion.
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
      forgetSignIn();
      requestDeletionNotice();
      scrollTo(0, 0); // or the browser shows the first page where this one was
      location.replace("/");
    },
  });
}

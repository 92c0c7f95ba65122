import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, beforeComingIn, unwrap } from "@/lib/api/client";
import type { Me, NotificationPreferences, Slot } from "@/lib/api/types";
import { forgetDrafts } from "@/lib/drafts";
import { meQuery, useSessionChange } from "@/lib/session";
import { comesAfter, comesAgain } from "./picture-rules";

export interface Credentials {
  email: string;
  password: string;
}

export function useLogIn() {
  const { signedIn } = useSessionChange();
  return useMutation({
    mutationFn: async (body: Credentials) => {
      await beforeComingIn();
      return unwrap(api.POST("/api/auth/login", { body }));
    },
    onSuccess: ({ user }) => signedIn(user),
  });
}

export function useSignUp() {
  const { signedIn } = useSessionChange();
  return useMutation({
    mutationFn: async (body: Credentials & { name: string }) => {
      await beforeComingIn();
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return unwrap(api.POST("/api/auth/signup", { body: { ...body, timezone: timeZone } }));
    },
    onSuccess: ({ user }) => signedIn(user),
  });
}

/** Log out here at once; what the person began goes too. */
export function useLogOut() {
  const cache = useQueryClient();
  const { loggedOut } = useSessionChange();
  return () => {
    const me = cache.getQueryData(meQuery.queryKey);
    if (me) forgetDrafts(me.id);
    loggedOut();
  };
}

export function useForgotPassword() {
  return useMutation({
    mutationFn: (email: string) =>
      unwrap(api.POST("/api/auth/forgot-password", { body: { email } })),
  });
}

export function useResetPassword() {
  const { signedOut } = useSessionChange();
  return useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      unwrap(api.POST("/api/auth/reset-password", { body })),
    onSuccess: signedOut,
  });
}

export function useUpdateProfile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Me>) => unwrap(api.PATCH("/api/users/profile", { body })),
    onSuccess: (me) => cache.setQueryData(meQuery.queryKey, me),
  });
}

export function useSaveAvailability() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Slot[]) => unwrap(api.PUT("/api/users/availability", { body })),
    onSuccess: (availability) => {
      cache.setQueryData(meQuery.queryKey, (me) => (me ? { ...me, availability } : me));
      void cache.invalidateQueries({ queryKey: ["matches"] });
    },
  });
}

export function useUploadAvatar() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return unwrap(
        api.POST("/api/users/avatar", { body: { file: "" }, bodySerializer: () => form }),
      );
    },
    retry: comesAgain,
    retryDelay: (_, error) => comesAfter(error),
    onSuccess: ({ avatarUrl }) =>
      cache.setQueryData(meQuery.queryKey, (me) => (me ? { ...me, avatarUrl } : me)),
  });
}

export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: () => unwrap(api.GET("/api/auth/devices")),
});

export function useEndDevice() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE("/api/auth/devices/{id}", { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
}

export const preferencesQuery = queryOptions({
  queryKey: ["notification-preferences"],
  queryFn: () => unwrap(api.GET("/api/notifications/preferences")),
});

/** Shows the change at once and takes it back when the server refuses. */
export function useSavePreferences() {
  const cache = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationFn: (body: NotificationPreferences) =>
      unwrap(api.PUT("/api/notifications/preferences", { body })),
    onMutate: (next) => {
      const before = cache.getQueryData(queryKey);
      cache.setQueryData(queryKey, next);
      return { before };
    },
    onError: (_error, _next, context) => cache.setQueryData(queryKey, context?.before),
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
}

/** Every other device is signed out; this one stays. */
export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      unwrap(api.POST("/api/auth/change-password", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Me } from "skillswap-sdk";
import { afterLogOut, api, unwrap } from "@/lib/api/client";
import { meQuery } from "@/lib/auth/me";
import { useSignInChange } from "@/lib/auth/sign-in";
import { forgetDrafts } from "@/lib/drafts";
import { shownLanguage } from "@/lib/i18n/language";
import { browserZone } from "@/lib/time/browser-zone";
import { retryDelayOf, shouldRetry } from "./picture-rules";

export interface Credentials {
  email: string;
  password: string;
}

export function useLogIn() {
  const { signedIn } = useSignInChange();
  return useMutation({
    mutationFn: async (body: Credentials) => {
      await afterLogOut();
      return unwrap(api.POST("/api/auth/login", { body }));
    },
    onSuccess: ({ user }) => signedIn(user),
  });
}

export function useSignUp() {
  const { signedIn } = useSignInChange();
  return useMutation({
    mutationFn: async (body: Credentials & { name: string }) => {
      await afterLogOut();
      return unwrap(
        api.POST("/api/auth/signup", {
          body: { ...body, timezone: browserZone(), locale: shownLanguage() },
        }),
      );
    },
    onSuccess: ({ user }) => signedIn(user),
  });
}

/** Logs out at once and removes the member's drafts. */
export function useLogOut() {
  const cache = useQueryClient();
  const { loggedOut } = useSignInChange();
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
  const { signedOut } = useSignInChange();
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
    retry: shouldRetry,
    retryDelay: (_, error) => retryDelayOf(error),
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

/** Every other device is signed out; this one stays. */
export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      unwrap(api.POST("/api/auth/change-password", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
}

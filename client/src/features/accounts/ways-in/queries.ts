import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { isApiError, unwrap } from "skillswap-sdk";
import { afterLogOut, api } from "@/lib/api/client";
import { useSignInChange } from "@/lib/auth/sign-in";
import type { Proof } from "../passkeys/queries";

export const waysInQuery = queryOptions({
  queryKey: ["ways-in"],
  queryFn: () => unwrap(api.GET("/api/auth/ways-in")),
});

export const addressQuery = queryOptions({
  queryKey: ["address"],
  queryFn: () => unwrap(api.GET("/api/auth/address")),
});

/** What came of a way to a provider; the answer stays in a cookie that pages cannot read. */
export const outcomeQuery = queryOptions({
  queryKey: ["config", "oauth-outcome"],
  queryFn: () => unwrap(api.GET("/api/auth/oauth/outcome")),
  gcTime: 0,
});

/** What came of the way to a provider that ended on this page; nothing on a page that was opened otherwise. */
export function useOutcome() {
  const cameBack = useSearchParams()[0].has("from");
  const { data } = useQuery({ ...outcomeQuery, enabled: cameBack });
  return cameBack ? data : undefined;
}

/** False for who has only other ways to log in. True until that is known. */
export function useHasPassword(): boolean {
  return useQuery(waysInQuery).data?.hasPassword ?? true;
}

export function useUnlink() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, proof }: { id: string; proof: Proof }) =>
      unwrap(api.DELETE("/api/auth/identities/{id}", { params: { path: { id } }, body: proof })),
    onSettled: () => cache.invalidateQueries(waysInQuery),
  });
}

/** Proves who one is, then leaves for the provider. */
export async function leaveToLink(provider: string, body: Proof): Promise<void> {
  const call =
    provider === "github"
      ? api.POST("/api/auth/oauth/github/link", { body })
      : api.POST("/api/auth/oauth/google/link", { body });
  location.assign((await unwrap(call)).url);
}

export function useChangeAddress() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Proof & { email: string }) =>
      unwrap(api.POST("/api/auth/address", { body })),
    onSuccess: () => cache.invalidateQueries(addressQuery),
  });
}

export function useKeepAddress() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/auth/address")),
    onSettled: () => cache.invalidateQueries(addressQuery),
  });
}

export function useAskForLink() {
  return useMutation({
    mutationFn: async (email: string) => {
      await afterLogOut();
      return unwrap(api.POST("/api/auth/email-link", { body: { email } }));
    },
  });
}

export function useCodeLogIn() {
  const { signedIn } = useSignInChange();
  return useMutation({
    mutationFn: (code: string) => unwrap(api.POST("/api/auth/email-link/code", { body: { code } })),
    onSuccess: ({ user }) => signedIn(user),
  });
}

/** Leaves the page by itself: it is drawn anew when the frame for members takes the place of the one for guests. */
export function useLinkLogIn() {
  const { signedIn } = useSignInChange();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (token: string) => {
      await afterLogOut();
      return unwrap(api.POST("/api/auth/email-link/open", { body: { token } }));
    },
    onSuccess: ({ user }) => {
      signedIn(user);
      void navigate("/dashboard", { replace: true });
    },
    onError: (error) => {
      if (!isApiError(error) || !error.token) return;
      void navigate("/login", { replace: true, state: { secondFactor: error.token } });
    },
  });
}

import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type components, unwrap } from "skillswap-sdk";
import { api } from "@/lib/api/client";
import { madePasskey, usedPasskey } from "./ceremonies";

export type Passkey = components["schemas"]["Passkey"];
export type SecondFactor = components["schemas"]["SecondFactor"];

/** What shows that it is really me: the password, or the answer of a passkey. */
export interface Proof {
  password?: string;
  credential?: unknown;
}

const SIGN_IN = ["passkeys"];

export const passkeysQuery = queryOptions({
  queryKey: [...SIGN_IN, "list"],
  queryFn: () => unwrap(api.GET("/api/auth/passkeys")),
});

export const secondFactorQuery = queryOptions({
  queryKey: [...SIGN_IN, "second-factor"],
  queryFn: () => unwrap(api.GET("/api/auth/second-factor")),
});

/** Passkeys and second factor are fetched again: each may change the other. */
export const refreshSignIn = (cache: QueryClient) => cache.invalidateQueries({ queryKey: SIGN_IN });

function useSignInMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => refreshSignIn(cache) });
}

/** A proof by one of my passkeys. */
export async function passkeyProof(): Promise<Proof> {
  return { credential: await usedPasskey(await unwrap(api.POST("/api/auth/passkeys/proof"))) };
}

export function useAddPasskey() {
  return useSignInMutation(async ({ name, proof }: { name: string; proof: Proof }) => {
    const offer = await unwrap(api.POST("/api/auth/passkeys/options", { body: proof }));
    const credential = await madePasskey(offer);
    return unwrap(api.POST("/api/auth/passkeys", { body: { name, credential } }));
  });
}

export function useRenamePasskey() {
  return useSignInMutation(({ id, name }: { id: string; name: string }) =>
    unwrap(
      api.PATCH("/api/auth/passkeys/{passkey_id}", {
        params: { path: { passkey_id: id } },
        body: { name },
      }),
    ),
  );
}

export function useRemovePasskey() {
  return useSignInMutation(({ id, proof }: { id: string; proof: Proof }) =>
    unwrap(
      api.DELETE("/api/auth/passkeys/{passkey_id}", {
        params: { path: { passkey_id: id } },
        body: proof,
      }),
    ),
  );
}

export function useMakeRecoveryCodes() {
  return useSignInMutation((proof: Proof) =>
    unwrap(api.POST("/api/auth/recovery-codes", { body: proof })),
  );
}

export function useSetSecondFactor() {
  return useSignInMutation((body: Proof & { isOn: boolean }) =>
    unwrap(api.PUT("/api/auth/second-factor", { body })),
  );
}

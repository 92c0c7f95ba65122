import { useMutation } from "@tanstack/react-query";
import { unwrap } from "skillswap-sdk";
import { afterLogOut, api } from "@/lib/api/client";
import { useSignInChange } from "@/lib/auth/sign-in";
import { usedPasskey } from "./ceremonies";

/** Logs in with a passkey; `autofill` waits until one is chosen in the form's field. */
export async function logInWithPasskey(autofill = false) {
  await afterLogOut();
  const asked = await unwrap(api.POST("/api/auth/login/passkey/options"));
  const credential = await usedPasskey(asked, autofill);
  return unwrap(api.POST("/api/auth/login/passkey", { body: { credential } }));
}

export function usePasskeyLogIn() {
  const { signedIn } = useSignInChange();
  return useMutation({
    mutationFn: () => logInWithPasskey(),
    onSuccess: ({ user }) => signedIn(user),
  });
}

/** The second factor after the password, which `token` stands for: a recovery code, or a passkey without one. */
export function useSecondFactorLogIn(token: string) {
  const { signedIn } = useSignInChange();
  return useMutation({
    mutationFn: async (recoveryCode?: string) => {
      const body = recoveryCode
        ? { token, recoveryCode }
        : { token, credential: await usedPasskey(await askFor(token)) };
      return unwrap(api.POST("/api/auth/login/second-factor", { body }));
    },
    onSuccess: ({ user }) => signedIn(user),
  });
}

const askFor = (token: string) =>
  unwrap(api.POST("/api/auth/login/second-factor/options", { body: { token } }));

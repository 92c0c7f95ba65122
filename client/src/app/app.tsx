import { QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { useSignInChange } from "@/lib/auth/sign-in";
import { isSignedIn, onSignInEnded, SIGNED_IN_KEY } from "@/lib/auth/tokens";
import { useDirection } from "@/lib/i18n/language";
import { makeQueryClient } from "@/lib/query-cache";
import { Toasts } from "@/ui/toasts";
import { router } from "./router";

/** Follows what ends or begins a sign-in elsewhere: a refused refresh, another tab's log-in or log-out. */
function SignInWatch() {
  const { signedOut, signedInElsewhere } = useSignInChange();
  useEffect(() => onSignInEnded(signedOut), [signedOut]);
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== SIGNED_IN_KEY) return;
      if (isSignedIn()) signedInElsewhere();
      else signedOut();
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, [signedInElsewhere, signedOut]);
  return null;
}

export function App() {
  const direction = useDirection();
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <SignInWatch />
      <Direction.Provider dir={direction}>
        <RouterProvider router={router} />
      </Direction.Provider>
      <Toasts direction={direction} />
    </QueryClientProvider>
  );
}

import { QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { Toaster } from "sonner";
import { useSignInChange } from "@/lib/auth/sign-in";
import { isSignedIn, onSignInEnded, SIGNED_IN_KEY } from "@/lib/auth/tokens";
import { useDirection } from "@/lib/i18n/language";
import { makeQueryClient } from "@/lib/query-cache";
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
  const { t } = useTranslation();
  const direction = useDirection();
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <SignInWatch />
      <Direction.Provider dir={direction}>
        <RouterProvider router={router} />
      </Direction.Provider>
      <Toaster
        position={direction === "rtl" ? "top-left" : "top-right"}
        dir={direction}
        containerAriaLabel={t("common.toasts")}
        toastOptions={{
          classNames: {
            toast:
              "!rounded-control !border-line !bg-surface !text-ink !font-sans !shadow-high !text-sm",
            actionButton: "!bg-accent !text-on-accent !rounded-md !h-8 !px-3 pointer-coarse:!h-11",
            description: "!text-ink-soft",
          },
        }}
      />
    </QueryClientProvider>
  );
}

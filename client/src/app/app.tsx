import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { Toaster } from "sonner";
import { hasSession, onSessionEnded } from "@/lib/api/session";
import { makeQueryClient } from "@/lib/query-cache";
import { meQuery, useSessionChange } from "@/lib/session";
import { router } from "./router";

/** What signing in or out elsewhere means here: an ended session, another tab's log-in or log-out. */
function SessionWatch() {
  const cache = useQueryClient();
  const { signedOut } = useSessionChange();
  useEffect(() => onSessionEnded(signedOut), [signedOut]);
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== "skillswap.session") return;
      if (hasSession()) void cache.invalidateQueries(meQuery);
      else signedOut();
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, [cache, signedOut]);
  return null;
}

export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <SessionWatch />
      <RouterProvider router={router} />
      <Toaster
        position="top-right"
        toastOptions={{
          classNames: {
            toast:
              "!rounded-control !border-line !bg-surface !text-ink !font-sans !shadow-high !text-sm",
            actionButton: "!bg-accent !text-on-accent !rounded-md !h-8 !px-3",
            description: "!text-ink-soft",
          },
        }}
      />
    </QueryClientProvider>
  );
}

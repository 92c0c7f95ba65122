import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration } from "react-router";
import { isApiError } from "skillswap-sdk";
import { useFollowFormats } from "@/lib/auth/follow-formats";
import { meQuery } from "@/lib/auth/me";
import { LoadError } from "@/ui/load-error";
import { GuestShell } from "./guest-shell";
import { LateMemberFrame } from "./late-member-frame";
import { NavigationBar } from "./navigation-bar";

const LateSuspended = lazy(async () => ({ default: (await import("./suspended")).Suspended }));

function Waiting() {
  const { t } = useTranslation();
  return <div className="min-h-dvh" role="status" aria-label={t("common.loading")} />;
}

/** What index.html shows a stranger before this code is there gives way to the page. */
function useReplaceFirst(ready: boolean): void {
  useLayoutEffect(() => {
    if (ready) document.getElementById("first")?.remove();
  }, [ready]);
}

/** Fetches the member and shows the layout for members or for guests around the page. */
export function Root() {
  const { t } = useTranslation();
  const { data: me, isPending, error, refetch } = useQuery(meQuery);
  useFollowFormats(me);
  useReplaceFirst(!isPending);
  if (isPending) return <Waiting />;
  if (isApiError(error, "banned"))
    return (
      <Suspense fallback={<Waiting />}>
        <LateSuspended known={error.ban} />
      </Suspense>
    );
  if (error && me === undefined)
    return (
      <main className="mx-auto max-w-3xl px-4 py-12">
        <LoadError error={error} onRetry={() => void refetch()} />
      </main>
    );
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:start-3"
      >
        {t("shell.skip")}
      </a>
      <NavigationBar />
      {me ? (
        <Suspense fallback={<Waiting />}>
          <LateMemberFrame />
        </Suspense>
      ) : (
        <GuestShell>
          <Outlet />
        </GuestShell>
      )}
      <ScrollRestoration />
    </>
  );
}

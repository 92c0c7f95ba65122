import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration } from "react-router";
import { LoadError } from "@/components/ui/load-error";
import { RealtimeProvider } from "@/lib/realtime/provider";
import { meQuery } from "@/lib/session";
import { LeaveGuard } from "./leave-guard";
import { MemberShell } from "./member-shell";
import { StrangerShell } from "./stranger-shell";

/** Finds out who is here and puts the fitting frame around the page. */
export function Root() {
  const { t } = useTranslation();
  const { data: me, isPending, error, refetch } = useQuery(meQuery);
  if (isPending)
    return <div className="min-h-dvh" role="status" aria-label={t("common.loading")} />;
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
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("shell.skip")}
      </a>
      {me ? (
        <RealtimeProvider key={me.id} userId={me.id}>
          <LeaveGuard />
          <MemberShell>
            <Outlet />
          </MemberShell>
        </RealtimeProvider>
      ) : (
        <StrangerShell>
          <Outlet />
        </StrangerShell>
      )}
      <ScrollRestoration />
    </>
  );
}

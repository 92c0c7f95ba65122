import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useSearchParams } from "react-router";
import type { Me } from "skillswap-sdk";
import { meQuery } from "@/lib/auth/me";
import { safePath } from "@/lib/safe-path";

/** The page for who has just signed up or logged in and asked for none. */
function startOf({ firstRun, role }: Me): string {
  return firstRun === "open" && role === "member" ? "/welcome" : "/dashboard";
}

/** Redirects a signed-in member to `next`, or to the first run while it waits for them, else to the dashboard. */
export function GuestsOnly() {
  const { data: me } = useQuery(meQuery);
  const [params] = useSearchParams();
  const next = params.get("next");
  if (!me) return <Outlet />;
  return <Navigate to={next ? safePath(next) : startOf(me)} replace />;
}

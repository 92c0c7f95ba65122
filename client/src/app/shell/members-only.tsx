import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation } from "react-router";
import { meQuery } from "@/lib/session";

/** Sends strangers to the log-in, and remembers where they wanted to go. */
export function MembersOnly() {
  const { data: me } = useQuery(meQuery);
  const { pathname, search } = useLocation();
  if (me) return <Outlet />;
  const next = pathname === "/dashboard" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/login${next}`} replace />;
}

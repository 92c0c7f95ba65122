import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { forgetLeaving, hasLeftOnPurpose, meQuery } from "@/lib/session";

/** Sends strangers to the log-in. */
export function MembersOnly() {
  const { data: me } = useQuery(meQuery);
  return me ? <Outlet /> : <ToLogIn />;
}

/** The log-in remembers where somebody wanted to go, but not where somebody was who logged out. */
function ToLogIn() {
  const { pathname, search } = useLocation();
  const [left] = useState(hasLeftOnPurpose);
  useEffect(forgetLeaving, []);
  const forgotten = left || pathname === "/dashboard";
  const next = forgotten ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/login${next}`} replace />;
}

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { meQuery } from "@/lib/auth/me";
import { forgetLogOut, hasLoggedOut } from "@/lib/auth/sign-in";

/** Redirects guests to the log-in page. */
export function MembersOnly() {
  const { data: me } = useQuery(meQuery);
  return me ? <Outlet /> : <ToLogIn />;
}

/** `next` is the page that was asked for; there is none after a log-out. */
function ToLogIn() {
  const { pathname, search } = useLocation();
  const [left] = useState(hasLoggedOut);
  useEffect(forgetLogOut, []);
  const forgotten = left || pathname === "/dashboard";
  const next = forgotten ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/login${next}`} replace />;
}

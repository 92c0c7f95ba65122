import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useSearchParams } from "react-router";
import { safePath } from "@/lib/safe-path";
import { meQuery } from "@/lib/session";

/** Who is signed in has no use for the start page: on to where they wanted, or to the dashboard. */
export function StrangersOnly() {
  const { data: me } = useQuery(meQuery);
  const [params] = useSearchParams();
  return me ? <Navigate to={safePath(params.get("next"))} replace /> : <Outlet />;
}

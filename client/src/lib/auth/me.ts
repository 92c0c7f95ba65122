import { queryOptions, useQuery } from "@tanstack/react-query";
import { isApiError, type Me } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { eraseKept, showKept } from "@/lib/offline/kept";
import { isSignedIn, rememberSignIn } from "./tokens";

/** No answer, or only one of a proxy in front of a server that is away. */
function isAway(error: unknown): boolean {
  return isApiError(error) && [0, 502, 503, 504].includes(error.status);
}

/** The signed-in member; null for a guest. Without a network it is who was signed in here last. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ client }): Promise<Me | null> => {
    try {
      const me = await unwrap(api.GET("/api/auth/me"));
      rememberSignIn();
      return me;
    } catch (error) {
      if (isApiError(error, "banned")) eraseKept();
      if (isApiError(error) && error.status === 401) {
        eraseKept();
        return null;
      }
      const kept = isAway(error) && isSignedIn() ? await showKept(client) : null;
      if (kept) return kept;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

let last: Me | null = null;

/**
 * The signed-in member, on pages that only members reach. After a log-out it is who was here: the cache knows at once,
 * and a page may be drawn once more before the redirect.
 */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  last = data ?? last;
  if (!last) throw new Error("useMe on a page for members without a member");
  return last;
}

import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, logOut, unwrap } from "./api/client";
import { isApiError } from "./api/errors";
import { forgetSession, rememberSession } from "./api/session";
import type { Me } from "./api/types";

/** Who is signed in here; null for a stranger. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await unwrap(api.GET("/api/auth/me"));
      rememberSession();
      return me;
    } catch (error) {
      if (isApiError(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const configQuery = queryOptions({
  queryKey: ["config"],
  queryFn: () => unwrap(api.GET("/api/config")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The signed-in member, on pages that only members reach. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe on a page for members without a member");
  return data;
}

let leftOnPurpose = false;

/** True right after somebody logged out here: where they were is nothing to the next person. */
export function hasLeftOnPurpose(): boolean {
  return leftOnPurpose;
}

export function forgetLeaving(): void {
  leftOnPurpose = false;
}

/** Enter and leave the session on this browser: nothing of one person stays for the next. */
export function useSessionChange() {
  const cache = useQueryClient();
  return useMemo(() => sessionChange(cache), [cache]);
}

function sessionChange(cache: QueryClient) {
  const enter = (me: Me | null) => {
    cache.setQueryData(meQuery.queryKey, me);
    // What someone looks at (who is here, the public settings) must stay: a removed query has no observers.
    cache.removeQueries({
      predicate: ({ queryKey: [name] }) => name !== "config" && name !== "me",
    });
  };
  return {
    signedIn: (me: Me) => {
      rememberSession();
      enter(me);
    },
    /** The session is over; whoever was here may come back to where they were. */
    signedOut: () => {
      forgetSession();
      enter(null);
    },
    /** Somebody asked to be gone, at once and whether or not the server can be told: the next person starts anew. */
    loggedOut: () => {
      leftOnPurpose = true;
      logOut();
      void cache.cancelQueries();
      enter(null);
    },
  };
}

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Me } from "skillswap-sdk";
import { logOut } from "@/lib/api/client";
import { eraseKept } from "@/lib/offline/kept";
import { leavePush } from "@/lib/push/browser";
import { removeFetched, removeFetchedWhenUnused } from "./fetched";
import { meQuery } from "./me";
import { forgetSignIn, rememberSignIn } from "./tokens";

let loggedOutHere = false;

/** True right after somebody logged out here: the next person does not return to where they were. */
export function hasLoggedOut(): boolean {
  return loggedOutHere;
}

export function forgetLogOut(): void {
  loggedOutHere = false;
}

/** Signing in and out in this browser. Nothing that was fetched for one person stays for the next. */
export function useSignInChange() {
  const cache = useQueryClient();
  return useMemo(() => signInChange(cache), [cache]);
}

function signInChange(cache: QueryClient) {
  const showAsGuest = () => {
    eraseKept();
    void leavePush();
    cache.setQueryData(meQuery.queryKey, null);
    removeFetchedWhenUnused(cache);
  };
  return {
    signedIn: (me: Me) => {
      eraseKept();
      rememberSignIn();
      cache.setQueryData(meQuery.queryKey, me);
      removeFetched(cache);
    },
    /** Another tab has signed in, and erased what was kept: this one asks who that is. */
    signedInElsewhere: () => {
      removeFetched(cache);
      void cache.invalidateQueries(meQuery);
    },
    /** The sign-in has ended. Signing in again leads back to the same page. */
    signedOut: () => {
      forgetSignIn();
      showAsGuest();
    },
    /** The member logs out, at once and whether or not the server can be reached. */
    loggedOut: () => {
      loggedOutHere = true;
      logOut();
      void cache.cancelQueries();
      showAsGuest();
    },
  };
}

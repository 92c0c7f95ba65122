import type { Query, QueryClient } from "@tanstack/react-query";

/** The public settings, and who is signed in, stay: screens without a member show them. */
function isOfMember({ queryKey: [name] }: Query): boolean {
  return name !== "config" && name !== "me";
}

let stopWaiting: () => void = () => undefined;

/** Removes all that was fetched: somebody signs in. */
export function removeFetched(cache: QueryClient): void {
  stopWaiting();
  cache.removeQueries({ predicate: isOfMember });
}

/**
 * Removes what was fetched for the member who leaves: what no screen shows now, the rest as soon as its
 * screen is gone. A query removed from under its screen would be made and fetched again, and that is a 401.
 */
export function removeFetchedWhenUnused(cache: QueryClient): void {
  stopWaiting();
  cache.removeQueries({ type: "inactive", predicate: isOfMember });
  stopWaiting = cache.getQueryCache().subscribe(({ type, query }) => {
    if (type === "observerRemoved" && !query.getObserversCount() && isOfMember(query))
      cache.getQueryCache().remove(query);
  });
}

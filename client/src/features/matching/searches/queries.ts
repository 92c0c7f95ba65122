import { queryOptions, useQuery } from "@tanstack/react-query";
import type { SavedSearch } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { addressOf, type Filters, readFilters, type View } from "../discover/filters";

/** My saved searches, at most 20. */
export const searchesQuery = queryOptions({
  queryKey: ["searches"],
  queryFn: () => unwrap(api.GET("/api/searches")),
});

/** Where a saved search leads. */
export const addressOfSearch = ({ view, query }: Pick<SavedSearch, "view" | "query">): string =>
  addressOf(view, readFilters(query));

/** The saved search that looks for just this; undefined when there is none. */
export function useSavedAs(view: View, filters: Filters): SavedSearch | undefined {
  const { data } = useQuery(searchesQuery);
  const address = addressOf(view, filters);
  return data?.find((search) => addressOfSearch(search) === address);
}

import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Page, PersonCard } from "skillswap-sdk";
import { suggestionsQuery } from "./suggestions";

/** A row of Discover: a person, or a skill with its owner. */
type Row = Pick<PersonCard, "id"> & { owner?: Pick<PersonCard, "id"> };
type Pages = InfiniteData<Page<Row>, unknown>;

const isAbout = (row: Row, personId: string) => row.id === personId || row.owner?.id === personId;

/** Changes each row of Discover's lists that is about a person; null takes it out. */
export function changeInLists(
  cache: QueryClient,
  personId: string,
  change: (row: Row) => Row | null,
): void {
  cache.setQueriesData<Pages>(
    { queryKey: ["discover"], predicate: ({ state }) => isPaged(state.data) },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          data: page.data.flatMap((row) => (isAbout(row, personId) ? (change(row) ?? []) : row)),
        })),
      },
  );
}

const isPaged = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "pages" in data;

/** Takes a person out of what is suggested and found. */
export function hideInLists(cache: QueryClient, personId: string): void {
  changeInLists(cache, personId, () => null);
  cache.setQueryData(suggestionsQuery.queryKey, (list) =>
    list?.filter(({ user }) => user.id !== personId),
  );
}

import { useSearchParams } from "react-router";

export const FILTERS = ["pending", "accepted"] as const;
export type Filter = (typeof FILTERS)[number];

/** Box and filter live in the address, so that back and reload keep them. */
export function usePlace() {
  const [search, setSearch] = useSearchParams();
  const box = search.get("box") === "sent" ? ("sent" as const) : ("inbox" as const);
  const status: Filter | undefined = FILTERS.find((each) => each === search.get("status"));
  const show = (next: string | undefined) =>
    setSearch(placeParams(box, next), { replace: true, preventScrollReset: true });
  return { box, status, show };
}
export type SwapPlace = ReturnType<typeof usePlace>;

export function placeParams(box: "inbox" | "sent", status: string | undefined) {
  return { ...(box === "sent" ? { box } : {}), ...(status ? { status } : {}) };
}

import { useEffect, useEffectEvent } from "react";
import type { Filters, View } from "../discover/filters";
import { useSeeSearch } from "./actions";
import { useSavedAs } from "./queries";

/** Looking at a saved search marks who is new in it as seen. */
export function useSeenSearch(view: View, filters: Filters): void {
  const { mutate } = useSeeSearch();
  const saved = useSavedAs(view, filters);
  const see = useEffectEvent((id: string) => mutate(id));
  const unseen = saved && saved.newCount > 0 ? saved.id : null;
  useEffect(() => {
    if (unseen) see(unseen);
  }, [unseen]);
}

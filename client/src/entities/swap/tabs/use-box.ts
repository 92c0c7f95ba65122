import { useSearchParams } from "react-router";
import type { SwapTab } from "@/entities/swap/queries";

export const TABS = ["waiting", "agreed", "past"] as const satisfies SwapTab[];

/** The tab is in the URL, so that Back and reload keep it. */
export function useBox() {
  const [search, setSearch] = useSearchParams();
  const tab: SwapTab = TABS.find((each) => each === search.get("tab")) ?? "waiting";
  const show = (next: SwapTab) => setSearch(searchOf(next), { preventScrollReset: true });
  return { tab, show };
}

export const searchOf = (tab: SwapTab): Record<string, string> =>
  tab === "waiting" ? {} : { tab };

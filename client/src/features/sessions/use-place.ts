import { useSearchParams } from "react-router";
import { searchNow } from "@/lib/address";

export const TABS = ["upcoming", "week", "taught", "learned"] as const;
export type Tab = (typeof TABS)[number];

const tabIn = (params: URLSearchParams): Tab =>
  TABS.find((each) => each === params.get("tab")) ?? "upcoming";

/** Tab, page and week are in the URL, so that Back and reload keep them. */
export function useSessionsPlace() {
  const [params, setParams] = useSearchParams();
  const tab = tabIn(params);
  /** To another page or week of this tab; no longer when another tab was chosen and is about to be shown. */
  const go = (next: Record<string, string>) => {
    if (tabIn(searchNow()) !== tab) return;
    setParams({ ...(tab === "upcoming" ? {} : { tab }), ...next }, { preventScrollReset: true });
  };
  const page = Math.max(1, Math.floor(Number(params.get("page"))) || 1);
  return { tab, page, week: params.get("week"), go };
}

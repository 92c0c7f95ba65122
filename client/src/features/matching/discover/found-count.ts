import { useTranslation } from "react-i18next";
import type { Page } from "skillswap-sdk";
import type { View } from "./filters";

/** "12 people", or "24 people so far" while there are more: what is loaded is counted, the server counts nothing. */
export function useCountText(): (view: View, pages: Page<unknown>[]) => string {
  const { t } = useTranslation();
  return (view, pages) => {
    const count = pages.reduce((sum, page) => sum + page.data.length, 0);
    const hasMore = pages.at(-1)?.pagination.hasMore ?? false;
    return t(`discover.${hasMore ? "soFar" : "found"}.${view}`, { count });
  };
}

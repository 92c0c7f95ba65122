import "@/lib/i18n/rings-texts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RingHints } from "@/entities/ring/hints/ring-hints";
import { ringCountsQuery } from "@/entities/ring/queries";
import { SwapKinds } from "@/entities/ring/swap-kinds";
import { BoxTabs } from "@/entities/swap/tabs/box-tabs";
import { useBox } from "@/entities/swap/tabs/use-box";
import { Page } from "@/ui/page";
import { RingList } from "./ring-list";

/** My rings: what waits for answers, what is agreed on, what is over. */
export function RingsPage() {
  const { t } = useTranslation();
  const { tab } = useBox();
  const { data: counts } = useQuery(ringCountsQuery);
  return (
    <Page title={t("rings.title")} intro={t("rings.intro")} narrow>
      <SwapKinds />
      <BoxTabs label={t("rings.boxes")} tab={tab} counts={counts} />
      <RingList tab={tab} />
      {tab === "waiting" && <RingHints className="mt-10" />}
    </Page>
  );
}

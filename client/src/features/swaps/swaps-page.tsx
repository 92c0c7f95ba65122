import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Swap } from "skillswap-sdk";
import { SwapKinds } from "@/entities/ring/swap-kinds";
import { swapCountsQuery } from "@/entities/swap/queries";
import { BoxTabs } from "@/entities/swap/tabs/box-tabs";
import { useBox } from "@/entities/swap/tabs/use-box";
import { Page } from "@/ui/page";
import { AgreedDialog } from "./agreed-dialog";
import { SwapList } from "./swap-list";

/** Swaps as deals: what waits for an answer, what is agreed on, what is over. */
export function SwapsPage() {
  const { t } = useTranslation();
  const { tab, show } = useBox();
  const { data: counts } = useQuery(swapCountsQuery);
  const [agreed, setAgreed] = useState<Swap | null>(null);
  const accepted = (swap: Swap) => {
    setAgreed(swap);
    show("agreed");
  };
  return (
    <Page title={t("swaps.title")} intro={t("swaps.intro")} narrow>
      <SwapKinds />
      <BoxTabs label={t("swaps.boxes")} tab={tab} counts={counts} />
      <SwapList tab={tab} onAccepted={accepted} />
      {agreed && <AgreedDialog swap={agreed} onDone={() => setAgreed(null)} />}
    </Page>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/ui/page";
import { BalanceCard } from "./balance-card";
import { History } from "./history";
import { MonthChart } from "./month-chart";
import { Sources } from "./sources";

/** Balance, chart, history and where credits come from. `notice` asks to verify the address. */
export function CreditsPage({ notice }: { notice: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page title={t("credits.title")} intro={t("credits.intro")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {notice}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-2">
          <BalanceCard />
          <MonthChart />
        </div>
        <Sources />
        <History />
      </div>
    </Page>
  );
}

import { VerifyNotice } from "@/features/accounts";
import { UnreadConversations } from "@/features/chat";
import { BalanceLine } from "@/features/credits";
import { DashboardPage } from "@/features/dashboard/dashboard-page";
import { TopMatches } from "@/features/matching";

export function Component() {
  return (
    <DashboardPage
      notice={<VerifyNotice />}
      balance={<BalanceLine />}
      unread={<UnreadConversations />}
      matches={<TopMatches />}
    />
  );
}

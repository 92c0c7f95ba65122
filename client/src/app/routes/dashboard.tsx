import { VerifyNotice } from "@/components/people/verify-notice";
import { UnreadConversations } from "@/features/chat";
import { BalanceLine } from "@/features/credits";
import { DashboardPage } from "@/features/dashboard/dashboard-page";
import { TopMatches } from "@/features/matching";
import { NextSession, WaitingForMe } from "@/features/sessions";

export function Component() {
  return (
    <DashboardPage
      notice={<VerifyNotice />}
      balance={<BalanceLine />}
      next={<NextSession />}
      waiting={<WaitingForMe />}
      unread={<UnreadConversations />}
      matches={<TopMatches />}
    />
  );
}

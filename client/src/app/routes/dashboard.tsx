import { VerifyNotice } from "@/features/accounts";
import { UnreadConversations } from "@/features/chat";
import { DashboardPage } from "@/features/dashboard/dashboard-page";
import { TopMatches } from "@/features/matching";

export function Component() {
  return (
    <DashboardPage
      notice={<VerifyNotice />}
      unread={<UnreadConversations />}
      matches={<TopMatches />}
    />
  );
}

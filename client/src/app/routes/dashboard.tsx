import { UnreadConversations } from "@/features/chat";
import { DashboardPage } from "@/features/dashboard/dashboard-page";
import { TopMatches } from "@/features/matching";

export function Component() {
  return <DashboardPage unread={<UnreadConversations />} matches={<TopMatches />} />;
}

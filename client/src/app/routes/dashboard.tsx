import "@/lib/i18n/dashboard-texts";
import { VerifyNotice } from "@/entities/person/verify-notice";
import { DashboardPage } from "@/features/dashboard/dashboard-page";
import { UpcomingSessions } from "@/features/sessions/dashboard/upcoming-sessions";
import { WaitingForMe } from "@/features/sessions/dashboard/waiting-for-me";
import { late } from "@/ui/late";

const RecentActivity = late(() =>
  import("@/features/dashboard/recent-activity").then(({ RecentActivity: Part }) => Part),
);
const UnreadConversations = late(() =>
  import("@/features/chat/unread-conversations").then(({ UnreadConversations: Part }) => Part),
);
const TopMatches = late(() =>
  import("@/features/matching/top-matches").then(({ TopMatches: Part }) => Part),
);

/** What stands low on the page comes once somebody scrolls there. */
export function Component() {
  return (
    <DashboardPage
      notice={<VerifyNotice />}
      upcoming={<UpcomingSessions />}
      waiting={<WaitingForMe />}
      activity={<RecentActivity />}
      unread={<UnreadConversations />}
      matches={<TopMatches />}
    />
  );
}

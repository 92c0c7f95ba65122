import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useMyZone } from "@/lib/time/my-zone";
import { useNow } from "@/lib/time/now";
import { minutesOfDayIn } from "@/lib/time/zones";
import { PageHeading, useTitle } from "@/ui/page";
import { WhenNear } from "@/ui/when-near";
import { MilestoneCard } from "./milestone-card";
import { NextCard } from "./next-card";
import { Panel } from "./panel";
import { ProfileProgress } from "./profile-progress";
import { QuickStats } from "./quick-stats";

const PAIR = "grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2";

function partOfDay(hour: number): "morning" | "day" | "evening" {
  if (hour < 11) return "morning";
  return hour < 18 ? "day" : "evening";
}

/**
 * The one next thing, figures, what is ahead; then what happened. What belongs to other features is passed in; what
 * stands low is drawn once somebody comes near, in a place that is kept for it.
 */
export function DashboardPage({
  notice,
  upcoming,
  waiting,
  activity,
  unread,
  matches,
}: {
  notice: ReactNode;
  upcoming: ReactNode;
  waiting: ReactNode;
  activity: ReactNode;
  unread: ReactNode;
  matches: ReactNode;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const hour = Math.floor(minutesOfDayIn(useNow(), useMyZone()) / 60);
  useTitle(t("dashboard.title"));
  const name = me.name.split(" ")[0] ?? me.name;
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-8 sm:py-10">
      <PageHeading>{t(`dashboard.greeting.${partOfDay(hour)}`, { name })}</PageHeading>
      <NextCard />
      <MilestoneCard />
      {notice}
      <QuickStats />
      <div className={PAIR}>
        <Panel
          title={t("dashboard.upcomingTitle")}
          more={{ text: t("dashboard.allSessions"), to: "/sessions" }}
          className="min-h-76 sm:min-h-84"
        >
          {upcoming}
        </Panel>
        <Panel title={t("dashboard.waitingTitle")} className="min-h-52">
          {waiting}
        </Panel>
      </div>
      <ProfileProgress />
      <div className={PAIR}>
        <Low
          title={t("dashboard.activity.title")}
          more={{ text: t("dashboard.activity.all"), to: "/notifications" }}
        >
          {activity}
        </Low>
        <Low
          title={t("dashboard.unreadTitle")}
          more={{ text: t("dashboard.allMessages"), to: "/messages" }}
        >
          {unread}
        </Low>
      </div>
      <Low
        title={t("dashboard.matchesTitle")}
        more={{ text: t("dashboard.allMatches"), to: "/matches" }}
        height="min-h-72 xl:min-h-40"
      >
        {matches}
      </Low>
    </div>
  );
}

function Low({
  title,
  more,
  height = "min-h-72",
  children,
}: {
  title: string;
  more: { text: string; to: string };
  height?: string;
  children: ReactNode;
}) {
  return (
    <Panel title={title} more={more}>
      <WhenNear className={cn("flex flex-col", height)}>{children}</WhenNear>
    </Panel>
  );
}

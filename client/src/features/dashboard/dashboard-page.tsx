import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "@/components/ui/card";
import { PageHeading, useTitle } from "@/components/ui/page";
import { useMe } from "@/lib/session";
import { useNow } from "@/lib/use-now";
import { ProfileProgress } from "./profile-progress";

function partOfDay(hour: number): "morning" | "day" | "evening" {
  if (hour < 11) return "morning";
  return hour < 18 ? "day" : "evening";
}

function Panel({
  title,
  more,
  to,
  children,
}: {
  title: string;
  more: string;
  to: string;
  children: ReactNode;
}) {
  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-xl font-bold">{title}</h2>
        <Link to={to} className="py-1 text-sm font-semibold text-accent-ink hover:underline">
          {more}
        </Link>
      </div>
      {children}
    </Card>
  );
}

/** What waits for me. The panels' contents belong to other rooms and are handed in. */
export function DashboardPage({
  notice,
  balance,
  next,
  waiting,
  unread,
  matches,
}: {
  notice: ReactNode;
  balance: ReactNode;
  next: ReactNode;
  waiting: ReactNode;
  unread: ReactNode;
  matches: ReactNode;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const hour = new Date(useNow()).getHours();
  useTitle(t("dashboard.title"));
  const name = me.name.split(" ")[0] ?? me.name;
  return (
    <div className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-8 sm:py-10">
      <PageHeading>{t(`dashboard.greeting.${partOfDay(hour)}`, { name })}</PageHeading>
      {notice}
      {balance}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
        <Panel title={t("dashboard.nextTitle")} more={t("dashboard.allSessions")} to="/sessions">
          {next}
        </Panel>
        <Panel
          title={t("dashboard.waitingTitle")}
          more={t("shell.notifications")}
          to="/notifications"
        >
          {waiting}
        </Panel>
      </div>
      <ProfileProgress />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-2">
        <Panel title={t("dashboard.unreadTitle")} more={t("dashboard.allMessages")} to="/messages">
          {unread}
        </Panel>
        <Panel title={t("dashboard.matchesTitle")} more={t("dashboard.allMatches")} to="/matches">
          {matches}
        </Panel>
      </div>
    </div>
  );
}

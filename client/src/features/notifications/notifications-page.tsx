import { useInfiniteQuery } from "@tanstack/react-query";
import {
  ArrowLeftRight,
  Bell,
  CalendarClock,
  Check,
  Coins,
  HeartHandshake,
  Hourglass,
  MessageCircle,
  ShieldAlert,
  Star,
  UserRound,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Endless } from "@/components/ui/endless";
import { LoadError } from "@/components/ui/load-error";
import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { Ago } from "@/components/ui/when";
import type { Notification } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/session";
import { describeNotification } from "./describe";
import { notificationsQuery, useMarkRead, useUnreadNotifications } from "./queries";

const ICONS: Record<string, typeof Bell> = {
  message: MessageCircle,
  match: HeartHandshake,
  moderation: ShieldAlert,
  request: Hourglass,
  session: CalendarClock,
  credits: Coins,
  review: Star,
  account: UserRound,
};

function iconOf({ type, data }: Notification): typeof Bell {
  if (typeof data === "object" && data && "swapId" in data) return ArrowLeftRight;
  return ICONS[type] ?? Bell;
}

const BONES = ["a", "b", "c", "d"];

function NotificationRow({ notification }: { notification: Notification }) {
  const { t } = useTranslation();
  const markRead = useMarkRead();
  const { id, isRead, createdAt } = notification;
  const { timezone } = useMe();
  const { title, text, to } = describeNotification(notification, t, timezone);
  const Icon = iconOf(notification);
  const read = () => {
    if (!isRead) markRead.mutate(id);
  };
  return (
    <li
      className={cn(
        "relative flex items-start gap-4 rounded-card border p-4",
        isRead ? "border-line" : "border-line bg-surface shadow-low",
      )}
    >
      <span
        className={cn(
          "grid size-10 shrink-0 place-items-center rounded-full",
          isRead ? "bg-sunken text-ink-faint" : "bg-second-soft text-second-ink",
        )}
      >
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className={cn("break-words", !isRead && "font-bold")}>
          {to ? (
            <Link to={to} onClick={read} className="after:absolute after:inset-0 hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
          {!isRead && <span className="sr-only"> · {t("notifications.unread")}</span>}
        </p>
        {text && (
          <p
            className={cn(
              "text-sm break-words whitespace-pre-line text-ink-soft",
              to && "line-clamp-2",
            )}
          >
            {text}
          </p>
        )}
        <time dateTime={createdAt} className="text-sm text-ink-faint">
          <Ago at={createdAt} />
        </time>
      </div>
      {!isRead && (
        <Button
          look="quiet"
          size="icon"
          className="relative"
          aria-label={`${t("notifications.markRead")}: ${title}`}
          onClick={read}
        >
          <Check aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}

function Rows() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(notificationsQuery);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (error && !data) return <LoadError error={error} onRetry={() => void query.refetch()} />;
  if (!data)
    return (
      <Loading label={t("notifications.loading")}>
        <div className="grid gap-3">
          {BONES.map((bone) => (
            <Skeleton key={bone} className="h-24 rounded-card" />
          ))}
        </div>
      </Loading>
    );
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0)
    return <EmptyState title={t("notifications.emptyTitle")} text={t("notifications.emptyText")} />;
  return (
    <>
      <ul className="grid gap-3">
        {all.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} />
        ))}
      </ul>
      {hasNextPage && (
        <Endless key={data.pages.length} onReach={() => void fetchNextPage()}>
          <Button look="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("notifications.more")}
          </Button>
        </Endless>
      )}
    </>
  );
}

export function NotificationsPage() {
  const { t } = useTranslation();
  const unread = useUnreadNotifications();
  const markRead = useMarkRead();
  return (
    <Page
      title={t("notifications.title")}
      narrow
      actions={
        <Button
          look="secondary"
          size="sm"
          disabled={unread === 0}
          busy={markRead.isPending}
          onClick={() => markRead.mutate(null)}
        >
          {t("notifications.markAll")}
        </Button>
      }
    >
      <Rows />
    </Page>
  );
}

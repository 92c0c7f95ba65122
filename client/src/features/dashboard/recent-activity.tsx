import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Notification } from "skillswap-sdk";
import { describeNotification } from "@/entities/notification/describe";
import { notificationIcon } from "@/entities/notification/icon";
import { latestNotificationsQuery } from "@/entities/notification/latest";
import { useMarkRead } from "@/entities/notification/marks";
import { useMyZone } from "@/lib/time/my-zone";
import { LoadError } from "@/ui/load-error";
import { Loading, Skeleton } from "@/ui/skeleton";
import { SmallEmpty } from "@/ui/small-empty";
import { Ago } from "@/ui/times";

const SHOWN = 5;
const PLACEHOLDERS = ["a", "b", "c", "d", "e"];
/** What the dashboard shows in places of its own. */
const ELSEWHERE = ["message", "milestone"];

/** The last things that happened to me, the newest first. */
export function RecentActivity() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(latestNotificationsQuery);
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Placeholder />;
  const lately = data.data.filter(({ type }) => !ELSEWHERE.includes(type)).slice(0, SHOWN);
  if (lately.length === 0)
    return (
      <SmallEmpty to="/discover" text={t("dashboard.activity.empty")}>
        {t("dashboard.activity.start")}
      </SmallEmpty>
    );
  return (
    <ul className="-mx-2 grid">
      {lately.map((each) => (
        <Happening key={each.id} notification={each} />
      ))}
    </ul>
  );
}

function Placeholder() {
  const { t } = useTranslation();
  return (
    <Loading label={t("notifications.loading")}>
      <div className="grid gap-2">
        {PLACEHOLDERS.map((each) => (
          <Skeleton key={each} className="h-14" />
        ))}
      </div>
    </Loading>
  );
}

function Happening({ notification }: { notification: Notification }) {
  const { t } = useTranslation();
  const { mutate } = useMarkRead();
  const { id, isRead, createdAt } = notification;
  const { title, text, to } = describeNotification(notification, t, useMyZone());
  const Icon = notificationIcon(notification);
  return (
    <li className="relative flex items-start gap-3 rounded-control px-2 py-2 hover:bg-sunken">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-second-soft text-second-ink">
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold break-words">
          <Link
            to={to ?? "/notifications"}
            onClick={() => !isRead && mutate([id])}
            className="after:absolute after:inset-0 hover:underline"
          >
            {title}
          </Link>
        </p>
        <p className="truncate text-sm text-ink-soft">
          <time dateTime={createdAt}>
            <Ago at={createdAt} />
          </time>
          {text && (
            <>
              {" · "}
              <bdi>{text}</bdi>
            </>
          )}
        </p>
      </div>
    </li>
  );
}

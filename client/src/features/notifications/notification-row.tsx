import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Notification } from "skillswap-sdk";
import { describeNotification } from "@/entities/notification/describe";
import { notificationIcon } from "@/entities/notification/icon";
import { cn } from "@/lib/cn";
import { useMyZone } from "@/lib/time/my-zone";
import { Button } from "@/ui/button";
import { Ago } from "@/ui/times";
import { focusNextMark, MARK } from "./focus-next";
import { useMark } from "./use-mark";

/** One notification, with its link and its mark. `more` follows in the same card. */
export function NotificationRow({
  notification,
  more,
}: {
  notification: Notification;
  more?: ReactNode;
}) {
  const { t } = useTranslation();
  const mark = useMark();
  const { id, isRead, createdAt } = notification;
  const timezone = useMyZone();
  const { title, text, to } = describeNotification(notification, t, timezone);
  const Icon = notificationIcon(notification);
  const read = () => {
    if (!isRead) mark([id]);
  };
  return (
    <li
      className={cn(
        "rounded-card border",
        isRead ? "border-line" : "border-line bg-surface shadow-low",
      )}
    >
      <div className="relative flex items-start gap-4 p-4">
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
              dir={notification.type === "message" ? "auto" : undefined} // somebody's own words
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
            variant="quiet"
            size="icon"
            className="relative"
            aria-label={`${t("notifications.markRead")}: ${title}`}
            {...MARK}
            onClick={({ currentTarget }) => {
              focusNextMark(currentTarget);
              mark([id], true);
            }}
          >
            <Check aria-hidden="true" />
          </Button>
        )}
      </div>
      {more}
    </li>
  );
}

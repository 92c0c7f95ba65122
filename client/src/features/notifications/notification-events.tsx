import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { describeNotification } from "@/entities/notification/describe";
import { useShowRead } from "@/entities/notification/marks";
import { useRefreshNotifications } from "@/entities/notification/queries";
import { useServerEvent } from "@/lib/realtime/provider";
import { useMyZone } from "@/lib/time/my-zone";
import { isRecent } from "@/lib/time/relative";

/** Messages have toasts of their own; a milestone waits on the dashboard. */
const WITHOUT_TOAST = new Set(["message", "milestone"]);

/** Keeps count and list up to date, also when another device reads, and shows toasts. */
export function NotificationEvents() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const timezone = useMyZone();
  const refresh = useRefreshNotifications();
  const markRead = useShowRead();
  const toasted = useRef(new Set<string>());
  useServerEvent("notification:new", (notification, { replayed }) => {
    refresh();
    if (WITHOUT_TOAST.has(notification.type) || notification.isRead) return;
    if (replayed && !isRecent(notification.createdAt)) return;
    const { title, text, to } = describeNotification(notification, t, timezone);
    toasted.current.add(notification.id);
    toast(title, {
      id: notification.id,
      description: text,
      ...(to ? { action: { label: t("chat.open"), onClick: () => void navigate(to) } } : {}),
    });
  });
  useServerEvent("notification:updated", ({ ids, isRead }) => {
    refresh();
    if (!isRead) return;
    markRead(ids);
    for (const id of ids ?? toasted.current) toast.dismiss(id);
  });
  return null;
}

import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { isRecent } from "@/lib/format";
import { useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { describeNotification } from "./describe";
import { useRefreshNotifications, useShowRead } from "./queries";

/** Keeps bell and list fresh, also when another device reads. Messages have toasts of their own in the chat. */
export function NotificationEvents() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { timezone } = useMe();
  const refresh = useRefreshNotifications();
  const markRead = useShowRead();
  const toasted = useRef(new Set<string>());
  useServerEvent("notification:new", (notification, { replayed }) => {
    refresh();
    if (notification.type === "message" || notification.isRead) return;
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

import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";
import { isRecent } from "@/lib/format";
import { useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { describeNotification } from "./describe";
import { useRefreshNotifications } from "./queries";

/** Keeps bell and list fresh. Messages have toasts of their own in the chat. */
export function NotificationEvents() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const refresh = useRefreshNotifications();
  useServerEvent("notification:new", (notification, { replayed }) => {
    refresh();
    if (notification.type === "message") return;
    if (replayed && !isRecent(notification.createdAt)) return;
    const { title, text, to } = describeNotification(notification, t);
    toast(title, {
      id: notification.id,
      description: text,
      ...(to ? { action: { label: t("chat.open"), onClick: () => void navigate(to) } } : {}),
    });
  });
  useServerEvent("chat:read", ({ userId }) => {
    if (userId === me.id) refresh();
  });
  return null;
}

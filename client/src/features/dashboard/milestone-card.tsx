import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Notification } from "skillswap-sdk";
import { describeNotification } from "@/entities/notification/describe";
import { latestNotificationsQuery } from "@/entities/notification/latest";
import { useMarkRead } from "@/entities/notification/marks";
import { useMyZone } from "@/lib/time/my-zone";

/** A first of the member's, shown until they leave the page: it counts as read as soon as it was here. */
export function MilestoneCard() {
  const { t } = useTranslation();
  const zone = useMyZone();
  const { data } = useQuery(latestNotificationsQuery);
  const { mutate } = useMarkRead();
  const [shown, setShown] = useState<Notification | null>(null);
  const unread = data?.data.find(({ type, isRead }) => type === "milestone" && !isRead);
  const show = useEffectEvent(() => {
    if (!unread || shown) return;
    setShown(unread);
    mutate([unread.id]);
  });
  const unreadId = unread?.id;
  useEffect(() => {
    if (unreadId) show();
  }, [unreadId]);
  if (!shown) return null;
  const { title, text, to } = describeNotification(shown, t, zone);
  return (
    <section
      aria-label={title}
      className="flex items-center gap-4 rounded-card bg-second-soft p-5 text-second-ink"
    >
      <Sparkles className="size-6 shrink-0" aria-hidden="true" />
      <p>
        <Link to={to ?? "/notifications"} className="font-bold hover:underline">
          {title}
        </Link>
        <span className="block text-sm">{text}</span>
      </p>
    </section>
  );
}

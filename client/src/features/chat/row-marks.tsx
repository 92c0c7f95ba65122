import { BellOff, Pin } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { isMuted } from "@/entities/conversation/arranging";
import { cn } from "@/lib/cn";

/** What stands behind a conversation's preview: muted, pinned, and how much is unread. */
export function RowMarks({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { unreadCount, isMarkedUnread, isPinned, mutedUntil } = conversation;
  const muted = isMuted(mutedUntil);
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-ink-faint [&_svg]:size-3.5">
      {muted && <BellOff role="img" aria-label={t("arranging.muted")} />}
      {isPinned && <Pin role="img" aria-label={t("arranging.pinned")} />}
      {(unreadCount > 0 || isMarkedUnread) && (
        <span
          className={cn(
            "grid h-5 min-w-5 place-items-center rounded-full px-1.5 text-xs font-bold",
            muted ? "bg-sunken text-ink-soft" : "bg-second text-[#2b1c00]",
          )}
        >
          <span aria-hidden="true">{unreadCount || ""}</span>
          <span className="sr-only">
            {unreadCount > 0
              ? t("chat.unreadCount", { count: unreadCount })
              : t("arranging.marked")}
          </span>
        </span>
      )}
    </span>
  );
}

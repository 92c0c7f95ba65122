import { Archive, ArchiveRestore, Bell, BellOff, Mail, MailOpen, Pin, PinOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { type Arranged, isMuted } from "@/entities/conversation/arranging";
import { useArrange } from "@/entities/conversation/arranging-actions";
import { MenuItem } from "@/ui/menu";

type Text = "pin" | "unpin" | "archive" | "unarchive" | "unmute" | "markUnread" | "markRead";
type Said =
  | "saidPinned"
  | "saidUnpinned"
  | "saidArchived"
  | "saidUnarchived"
  | "saidUnmuted"
  | "saidUnread"
  | "saidRead";

/** What can be done with a conversation in its list and in its thread. `onMute` asks for how long. */
export function ArrangeItems({
  conversation,
  onMute,
  onArranged,
}: {
  conversation: Conversation;
  onMute: () => void;
  /** After a change that leaves an open thread: it is marked as unread, or archived. */
  onArranged?: (change: Partial<Arranged>) => void;
}) {
  const { t } = useTranslation();
  const arrange = useArrange(conversation);
  const { isPinned, isArchived, isMarkedUnread, unreadCount, mutedUntil } = conversation;
  const isUnread = isMarkedUnread || unreadCount > 0;

  function item(text: Text, said: Said, icon: ReactNode, change: Partial<Arranged>) {
    const choose = () => {
      arrange(change, t(`arranging.${said}`));
      onArranged?.(change);
    };
    return (
      <MenuItem onSelect={choose}>
        {icon}
        {t(`arranging.${text}`)}
      </MenuItem>
    );
  }

  return (
    <>
      {isPinned
        ? item("unpin", "saidUnpinned", <PinOff aria-hidden="true" />, { isPinned: false })
        : item("pin", "saidPinned", <Pin aria-hidden="true" />, { isPinned: true })}
      {isMarkedUnread &&
        item("markRead", "saidRead", <MailOpen aria-hidden="true" />, { isMarkedUnread: false })}
      {!isUnread &&
        item("markUnread", "saidUnread", <Mail aria-hidden="true" />, { isMarkedUnread: true })}
      {isMuted(mutedUntil) ? (
        item("unmute", "saidUnmuted", <Bell aria-hidden="true" />, { mutedUntil: null })
      ) : (
        <MenuItem onSelect={onMute}>
          <BellOff aria-hidden="true" />
          {t("arranging.mute")}
        </MenuItem>
      )}
      {isArchived
        ? item("unarchive", "saidUnarchived", <ArchiveRestore aria-hidden="true" />, {
            isArchived: false,
          })
        : item("archive", "saidArchived", <Archive aria-hidden="true" />, { isArchived: true })}
    </>
  );
}

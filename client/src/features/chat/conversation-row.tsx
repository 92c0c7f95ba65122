import { useTranslation } from "react-i18next";
import { NavLink, useParams } from "react-router";
import type { Conversation } from "skillswap-sdk";
import { nameIn, partnerOf } from "@/entities/conversation/conversations";
import { Face } from "@/entities/conversation/face";
import { filesText } from "@/entities/conversation/files-text";
import { isWritten, messageText } from "@/entities/conversation/message-text";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { isolated } from "@/lib/i18n/isolated";
import { usePresence } from "@/lib/realtime/presence";
import { ShortWhen } from "@/ui/times";
import { useDraftFiles, useDraftText } from "./drafts";
import { RowMarks } from "./row-marks";

/** Whether the line below the name is what the other wrote, and not a sentence of ours. */
function isTheirWords({ lastMessage, ringId }: Conversation, meId: string): boolean {
  if (!lastMessage || lastMessage.deletedAt || ringId !== null) return false;
  return lastMessage.senderId !== meId && isWritten(lastMessage);
}

function Preview({ conversation }: { conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const open = useParams().conversationId === conversation.id;
  const kept = useDraftText(me.id, conversation.id);
  const files = useDraftFiles(me.id, conversation.id);
  const draft = open ? "" : kept.trim() || filesText(files, t);
  const { lastMessage } = conversation;
  if (draft)
    return (
      <>
        <strong className="font-semibold text-second-ink">{t("chat.draft")}</strong>{" "}
        {isolated(draft, i18n.language)}
      </>
    );
  if (!lastMessage) return null;
  const mine = lastMessage.senderId === me.id;
  if (lastMessage.deletedAt) return <i>{t(mine ? "chat.youDeleted" : "chat.deleted")}</i>;
  const text = messageText(lastMessage, me, t);
  if (!isWritten(lastMessage)) return text;
  const said = isolated(text, i18n.language);
  if (mine) return `${t("chat.you")} ${said}`;
  return conversation.ringId === null
    ? text
    : `${nameIn(conversation, lastMessage.senderId)}: ${said}`;
}

export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const me = useMe();
  const partner = partnerOf(conversation, me.id);
  const { isOnline } = usePresence(partner?.id ?? "");
  const { lastMessage } = conversation;
  const isUnread = conversation.unreadCount > 0 || conversation.isMarkedUnread;
  return (
    <NavLink
      to={`/messages/${conversation.id}`}
      className={({ isActive }) =>
        cn(
          "flex items-center gap-3 rounded-control p-3 transition-colors",
          isActive ? "bg-accent-soft" : "hover:bg-sunken",
        )
      }
    >
      <Face conversation={conversation} meId={me.id} online={isOnline} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span
            dir={conversation.ringId === null ? "auto" : undefined} // several names stand as the page reads
            className={cn("truncate font-semibold", isUnread && "font-bold")}
          >
            {partner?.name}
          </span>
          {isOnline && <span className="sr-only">({t("chat.online")})</span>}
          {lastMessage && (
            <time dateTime={lastMessage.createdAt} className="shrink-0 text-xs text-ink-faint">
              <ShortWhen at={lastMessage.createdAt} />
            </time>
          )}
        </span>
        <span className="flex items-center justify-between gap-2">
          <span
            dir={isTheirWords(conversation, me.id) ? "auto" : undefined} // it is cut at its end
            className={cn(
              "truncate text-sm",
              isUnread ? "font-semibold text-ink" : "text-ink-soft",
            )}
          >
            <Preview conversation={conversation} />
          </span>
          <RowMarks conversation={conversation} />
        </span>
      </span>
    </NavLink>
  );
}

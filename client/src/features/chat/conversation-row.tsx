import { useTranslation } from "react-i18next";
import { NavLink, useParams } from "react-router";
import { wordsOf } from "@/components/chat-cards/card-words";
import { Avatar } from "@/components/people/avatar";
import { ShortWhen } from "@/components/ui/when";
import type { Conversation } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { usePresence } from "@/lib/realtime/presence";
import { useMe } from "@/lib/session";
import { partnerOf } from "./conversations";
import { readDraft } from "./drafts";

function Preview({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const me = useMe();
  const open = useParams().conversationId === conversation.id;
  const draft = open ? "" : readDraft(me.id, conversation.id);
  const { lastMessage } = conversation;
  if (draft)
    return (
      <>
        <strong className="font-semibold text-second-ink">{t("chat.draft")}</strong> {draft}
      </>
    );
  if (!lastMessage) return null;
  const mine = lastMessage.senderId === me.id;
  if (lastMessage.deletedAt) return <i>{t(mine ? "chat.youDeleted" : "chat.deleted")}</i>;
  if (lastMessage.kind !== "text") return wordsOf(lastMessage, me, t);
  return `${mine ? `${t("chat.you")} ` : ""}${lastMessage.content}`;
}

export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const me = useMe();
  const partner = partnerOf(conversation, me.id);
  const { isOnline } = usePresence(partner?.id ?? "");
  const { unreadCount, lastMessage } = conversation;
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
      <Avatar name={partner?.name ?? ""} url={partner?.avatarUrl ?? ""} online={isOnline} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span className={cn("truncate font-semibold", unreadCount > 0 && "font-bold")}>
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
            className={cn(
              "truncate text-sm",
              unreadCount > 0 ? "font-semibold text-ink" : "text-ink-soft",
            )}
          >
            <Preview conversation={conversation} />
          </span>
          {unreadCount > 0 && (
            <span className="grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-second px-1.5 text-xs font-bold text-[#2b1c00]">
              <span aria-hidden="true">{unreadCount}</span>
              <span className="sr-only">{t("chat.unreadCount", { count: unreadCount })}</span>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
}

import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { partnerOf } from "@/entities/conversation/conversations";
import { useConversations } from "@/entities/conversation/queries";
import { PersonMenu } from "@/entities/person/person-menu";
import { useMe } from "@/lib/auth/me";
import { LoadError } from "@/ui/load-error";
import { ConversationSkeleton, NoConversations } from "./conversation-list";
import { ConversationRow } from "./conversation-row";

const SHOWN = 4;

function Partner({ conversation }: { conversation: Conversation }) {
  const partner = partnerOf(conversation, useMe().id);
  return partner && conversation.ringId === null ? <PersonMenu person={partner} /> : null;
}

/** Unread conversations, or the latest ones when all are read. For the dashboard. */
export function UnreadConversations() {
  const { t } = useTranslation();
  const { data, error, refetch } = useConversations();
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <ConversationSkeleton count={SHOWN} />;
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <NoConversations />;
  const unread = all.filter(({ unreadCount }) => unreadCount > 0);
  return (
    <div>
      {unread.length === 0 && (
        <p className="px-3 pb-2 text-ink-soft">{t("dashboard.unreadNone")}</p>
      )}
      <ul>
        {(unread.length > 0 ? unread : all).slice(0, SHOWN).map((conversation) => (
          <li key={conversation.id} className="flex items-center">
            <div className="flex-1">
              <ConversationRow conversation={conversation} />
            </div>
            <Partner conversation={conversation} />
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { PersonMenu } from "@/components/safety/person-menu";
import { LoadError } from "@/components/ui/load-error";
import type { Conversation } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { ConversationBones, NoConversations } from "./conversation-list";
import { ConversationRow } from "./conversation-row";
import { partnerOf } from "./conversations";
import { useConversations } from "./queries";

const SHOWN = 4;

function Partner({ conversation }: { conversation: Conversation }) {
  const partner = partnerOf(conversation, useMe().id);
  return partner ? <PersonMenu person={partner} /> : null;
}

/** Conversations with something unread; with none, the latest ones. For the dashboard. */
export function UnreadConversations() {
  const { t } = useTranslation();
  const { data, error, refetch } = useConversations();
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <ConversationBones count={SHOWN} />;
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

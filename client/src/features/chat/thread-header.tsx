import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Conversation, Participant } from "skillswap-sdk";
import { Avatar } from "@/entities/person/avatar";
import { usePresence } from "@/lib/realtime/presence";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { ButtonLink } from "@/ui/button";
import { ThreadActions } from "./thread-actions";

function Presence({ partner, typing }: { partner: Participant; typing: boolean }) {
  const { t } = useTranslation();
  const { isOnline, lastSeen } = usePresence(partner.id);
  const last = lastSeen === undefined ? partner.lastOnlineAt : lastSeen;
  useNow(); // keeps "5 minutes ago" true
  if (typing)
    return <span className="text-accent-ink">{t("chat.typing", { name: partner.name })}</span>;
  if (isOnline) return <span className="text-ok">{t("chat.online")}</span>;
  if (isOnline === null) return <span>{t("chat.presenceUnknown")}</span>;
  return last ? <span>{t("chat.lastSeen", { when: ago(last) })}</span> : null;
}

export function ThreadHeader({
  conversation,
  partner,
  typing,
}: {
  conversation: Conversation;
  partner: Participant;
  typing: boolean;
}) {
  const { t } = useTranslation();
  const { isOnline } = usePresence(partner.id);
  return (
    <header className="flex min-h-16 items-center gap-3 border-b border-line bg-paper px-2 py-2 sm:px-6">
      <ButtonLink
        to="/messages"
        variant="quiet"
        size="icon"
        aria-label={t("chat.back")}
        className="lg:hidden"
      >
        <ArrowLeft aria-hidden="true" />
      </ButtonLink>
      <Avatar name={partner.name} url={partner.avatarUrl} online={isOnline} />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-lg font-bold">
          <Link to={`/people/${partner.id}`} className="hover:underline">
            {partner.name}
          </Link>
        </h1>
        <p
          className="min-h-5 truncate text-sm text-ink-faint"
          aria-live="polite"
          data-testid="presence"
        >
          <Presence partner={partner} typing={typing} />
        </p>
      </div>
      <ThreadActions conversation={conversation} partner={partner} />
    </header>
  );
}

import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Conversation, Participant } from "skillswap-sdk";
import { nameIn } from "@/entities/conversation/conversations";
import { Face } from "@/entities/conversation/face";
import { useMe } from "@/lib/auth/me";
import { namesWithCommas } from "@/lib/i18n/lists";
import { usePresence } from "@/lib/realtime/presence";
import { useNow } from "@/lib/time/now";
import { ago } from "@/lib/time/relative";
import { ButtonLink } from "@/ui/button";
import { ThreadActions } from "./thread-actions";

function Typing({ name }: { name: string }) {
  const { t } = useTranslation();
  return <span className="text-accent-ink">{t("chat.typing", { name })}</span>;
}

function RingLine({ conversation, typing }: { conversation: Conversation; typing: string[] }) {
  const { t } = useTranslation();
  const names = typing.map((id) => nameIn(conversation, id)).filter(Boolean);
  if (names.length === 1) return <Typing name={names[0] ?? ""} />;
  if (names.length > 1)
    return (
      <span className="text-accent-ink">
        {t("chat.ring.typing", { names: namesWithCommas(names) })}
      </span>
    );
  const count = conversation.participants.filter(({ isOut }) => !isOut).length;
  return <span>{t("chat.ring.people", { count })}</span>;
}

function Presence({ partner, typing }: { partner: Participant; typing: boolean }) {
  const { t } = useTranslation();
  const { isOnline, lastSeen } = usePresence(partner.id);
  const last = lastSeen === undefined ? partner.lastOnlineAt : lastSeen;
  useNow(); // keeps "5 minutes ago" true
  if (typing) return <Typing name={partner.name} />;
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
  /** The ids of those who are. */
  typing: string[];
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { isOnline } = usePresence(partner.id);
  const { ringId } = conversation;
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
      <Face conversation={conversation} meId={me.id} online={isOnline} />
      <div className="min-w-0 flex-1">
        <h1
          dir={ringId === null ? "auto" : undefined} // several names stand as the page reads
          className="truncate text-lg font-bold"
        >
          <Link
            to={ringId === null ? `/people/${partner.id}` : `/rings/${ringId}`}
            className="hover:underline"
          >
            {partner.name}
          </Link>
        </h1>
        <p
          className="min-h-5 truncate text-sm text-ink-faint"
          aria-live="polite"
          data-testid="presence"
        >
          {ringId === null ? (
            <Presence partner={partner} typing={typing.includes(partner.id)} />
          ) : (
            <RingLine conversation={conversation} typing={typing} />
          )}
        </p>
      </div>
      <ThreadActions conversation={conversation} partner={partner} />
    </header>
  );
}

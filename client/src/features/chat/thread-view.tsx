import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/components/chat-cards/card-words";
import { ButtonLink } from "@/components/ui/button";
import { LoadError } from "@/components/ui/load-error";
import { Page, useTitle } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { isApiError } from "@/lib/api/errors";
import type { Conversation, Message, Participant } from "@/lib/api/types";
import type { OutboxItem } from "@/lib/realtime/outbox-store";
import { useOutboxItems, useRealtime, useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { Composer } from "./composer";
import { partnerOf, readSeqOf } from "./conversations";
import { readDraft, writeDraft } from "./drafts";
import { MessageList } from "./message-list";
import { conversationQuery, threadQuery, useLoadOlder } from "./queries";
import { rowsOf } from "./rows";
import type { Thread } from "./thread";
import { ThreadHeader } from "./thread-header";
import { useMarkRead } from "./use-mark-read";
import { usePartnerTyping } from "./use-typing";
import { useUnreadStretch } from "./use-unread-stretch";

const BONES = ["w-1/2", "w-1/3 ml-auto", "w-2/5", "w-1/2 ml-auto"];

function ThreadBones() {
  const { t } = useTranslation();
  return (
    <div className="flex-1">
      <Loading label={t("chat.loading")}>
        <div className="grid gap-4 p-6">
          {BONES.map((shape) => (
            <Skeleton key={shape} className={`h-12 rounded-card ${shape}`} />
          ))}
        </div>
      </Loading>
    </div>
  );
}

/** Speaks what arrives, for those who do not see it. */
function Announcer({ partner }: { partner: Participant }) {
  const { t } = useTranslation();
  const me = useMe();
  const [said, setSaid] = useState("");
  useServerEvent("chat:message:new", (message) => {
    if (message.senderId === partner.id) setSaid(`${partner.name}: ${wordsOf(message, me, t)}`);
  });
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
  );
}

function OpenThread({
  conversation,
  partner,
  thread,
}: {
  conversation: Conversation;
  partner: Participant;
  thread: Thread;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = conversation;
  const realtime = useRealtime();
  const outbox = useOutboxItems(id);
  const older = useLoadOlder(id);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [takenBack, setTakenBack] = useState(0);
  const [atEnd, setAtEnd] = useState(false);
  const nameOf = (userId: string) => (userId === me.id ? t("common.you") : partner.name);
  const position = conversation.readPositions.find(({ userId }) => userId === partner.id);
  const newest = thread.messages.at(-1)?.seq ?? 0;
  const unread = useUnreadStretch(readSeqOf(conversation, me.id), newest);
  useMarkRead(id, { seq: newest, readSeq: readSeqOf(conversation, me.id), seen: atEnd });

  /** What was not sent goes back to where it was written, before what has been begun since. */
  async function takeBack(item: OutboxItem) {
    const begun = readDraft(me.id, id);
    writeDraft(me.id, id, begun.trim() ? `${item.content}\n${begun}` : item.content);
    await realtime?.outbox.discard(item.id);
    setReplyTo(thread.messages.find((message) => message.id === item.replyTo) ?? replyTo);
    setTakenBack((times) => times + 1);
  }

  const rows = rowsOf({
    messages: thread.messages,
    outbox,
    meId: me.id,
    unread,
    complete: thread.older === null,
  });
  return (
    <>
      <MessageList
        rows={rows}
        meId={me.id}
        partnerName={partner.name}
        seen={{ seq: position?.seq ?? 0, readAt: position?.readAt ?? null }}
        nameOf={nameOf}
        onReply={setReplyTo}
        onEdit={(item) => void takeBack(item)}
        onOlder={() => {
          if (thread.older !== null && !older.isPending) older.mutate(thread.older);
        }}
        onEndChange={setAtEnd}
      />
      <Announcer partner={partner} />
      {conversation.isClosed ? (
        <p className="border-t border-line bg-sunken px-6 py-4 text-center text-sm text-ink-soft">
          {t("chat.closed")}
        </p>
      ) : (
        <Composer
          key={takenBack}
          focused={takenBack > 0}
          conversationId={id}
          partnerName={partner.name}
          replyTo={replyTo}
          replyName={replyTo ? nameOf(replyTo.senderId) : ""}
          onCancelReply={() => setReplyTo(null)}
          onSent={() => setReplyTo(null)}
        />
      )}
    </>
  );
}

function GoneThread() {
  const { t } = useTranslation();
  return (
    <Page title={t("chat.goneTitle")} intro={t("chat.goneText")}>
      <ButtonLink to="/messages">{t("chat.back")}</ButtonLink>
    </Page>
  );
}

/** One conversation: who it is with, what was said, and the place to write. */
export function ThreadView({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const conversation = useQuery(conversationQuery(conversationId));
  const thread = useQuery(threadQuery(conversationId));
  const partner = conversation.data && partnerOf(conversation.data, me.id);
  const typing = usePartnerTyping(conversationId, partner?.id);
  useTitle(partner ? `${partner.name} · ${t("chat.title")}` : t("chat.title"));
  const error = conversation.error ?? thread.error;
  if (error && !(conversation.data && thread.data))
    return isApiError(error) && error.status === 404 ? (
      <GoneThread />
    ) : (
      <div className="p-4 sm:p-8">
        <LoadError
          error={error}
          onRetry={() => {
            void conversation.refetch();
            void thread.refetch();
          }}
        />
      </div>
    );
  return (
    <>
      {partner ? (
        <ThreadHeader partner={partner} typing={typing} />
      ) : (
        <div className="min-h-16 border-b border-line" />
      )}
      {conversation.data && partner && thread.data ? (
        <OpenThread conversation={conversation.data} partner={partner} thread={thread.data} />
      ) : (
        <ThreadBones />
      )}
    </>
  );
}

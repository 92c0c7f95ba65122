import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Conversation,
  isApiError,
  type Message,
  type OutboxItem,
  type Participant,
} from "skillswap-sdk";
import { useLoadOlder } from "@/entities/conversation/actions";
import { nameIn, othersIn, partnerOf, readSeqOf } from "@/entities/conversation/conversations";
import { conversationQuery, threadQuery } from "@/entities/conversation/queries";
import type { Thread as ThreadData } from "@/entities/conversation/thread";
import { useMe } from "@/lib/auth/me";
import { copyFiles, readChosen, writeChosen } from "@/lib/files/chosen";
import { useOutboxItems, useRealtime } from "@/lib/realtime/provider";
import { useMyZone } from "@/lib/time/my-zone";
import { ButtonLink } from "@/ui/button";
import { LoadError } from "@/ui/load-error";
import { Page, useTitle } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { Announcer } from "./announcer";
import { AnswerOffer } from "./answer-offer";
import { Composer } from "./composer";
import { readDraft, writeDraft } from "./drafts";
import { PictureViewer } from "./files/picture-viewer";
import { AmendComposer } from "./message/amend-composer";
import { ThreadActions } from "./message/thread-actions";
import { ThreadFacts } from "./message/thread-facts";
import { useAmending } from "./message/use-amending";
import { MessageList } from "./message-list";
import { rowsOf } from "./rows";
import { ThreadHeader } from "./thread-header";
import { useClearMark } from "./use-clear-mark";
import { useMarkRead } from "./use-mark-read";
import { usePlace } from "./use-place";
import { useTyping } from "./use-typing";
import { useUnreadRange } from "./use-unread-range";

const PLACEHOLDERS = ["w-1/2", "w-1/3 ms-auto", "w-2/5", "w-1/2 ms-auto"];

function ThreadSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="flex-1">
      <Loading label={t("chat.loading")}>
        <div className="grid gap-4 p-6">
          {PLACEHOLDERS.map((shape) => (
            <Skeleton key={shape} className={`h-12 rounded-card ${shape}`} />
          ))}
        </div>
      </Loading>
    </div>
  );
}

function OpenThread({
  conversation,
  partner,
  live,
}: {
  conversation: Conversation;
  partner: Participant;
  live: ThreadData;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = conversation;
  const realtime = useRealtime();
  const outbox = useOutboxItems(id);
  const zone = useMyZone();
  const older = useLoadOlder(id);
  const [answered, setReplyTo] = useState<Message | null>(null);
  const [takenBack, setTakenBack] = useState(0);
  const [atEnd, setAtEnd] = useState(false);
  const isRing = conversation.ringId !== null;
  const others = othersIn(conversation, me.id);
  const nameOf = (userId: string) =>
    userId === me.id ? t("common.you") : nameIn(conversation, userId) || partner.name;
  const seen = others.map(({ id: otherId }) => {
    const position = conversation.readPositions.find(({ userId }) => userId === otherId);
    return { seq: position?.seq ?? 0, readAt: position?.readAt ?? null };
  });
  const authorOf = ({ senderId }: Message) =>
    isRing && senderId !== me.id
      ? conversation.participants.find((person) => person.id === senderId)
      : undefined;
  const place = usePlace(id, live);
  const { window } = place;
  const thread = window ?? live;
  const replyTo = asItIs(answered, thread.messages);
  const { amending, current, amend, done, leave, editLast } = useAmending(id, thread.messages);
  useClearMark(conversation);
  const newest = live.messages.at(-1)?.seq ?? 0;
  const unread = useUnreadRange(readSeqOf(conversation, me.id), newest);
  useMarkRead(id, { seq: newest, readSeq: readSeqOf(conversation, me.id), seen: atEnd });

  /** Puts a text in front of what was begun in the composer since. */
  function putBefore(text: string) {
    const begun = readDraft(me.id, id);
    writeDraft(me.id, id, [text, begun].filter((part) => part.trim()).join("\n"));
  }

  /** Moves an unsent message back into the composer, in front of text that was begun since. */
  async function takeBack(item: OutboxItem) {
    const files = await copyFiles(item.files ?? []);
    if (!realtime?.outbox.items.get().some((one) => one.id === item.id)) return; // pressed twice
    putBefore(item.content);
    writeChosen(me.id, id, [...files, ...readChosen(me.id, id)]);
    await realtime.outbox.discard(item.id);
    setReplyTo(thread.messages.find((message) => message.id === item.replyTo) ?? replyTo);
    setTakenBack((times) => times + 1);
  }

  if (place.isLoading) return <ThreadSkeleton />;
  if (place.error && !window)
    return (
      <div className="flex-1 p-4 sm:p-8">
        <LoadError error={place.error} onRetry={place.retry} />
      </div>
    );
  const rows = rowsOf({
    messages: thread.messages,
    outbox: window ? [] : outbox,
    meId: me.id,
    zone,
    unread,
    complete: thread.older === null,
  });
  return (
    <ThreadActions value={conversation.isClosed ? null : { amend }}>
      <ThreadFacts value={{ isRing, replyFromSeq: conversation.replyFromSeq }}>
        <MessageList
          key={place.list}
          rows={rows}
          target={place.target}
          isWindow={window !== null}
          onNewer={() => place.load("newer")}
          onNewest={place.leave}
          meId={me.id}
          partnerName={partner.name}
          seen={seen}
          authorOf={authorOf}
          nameOf={nameOf}
          onReply={setReplyTo}
          onEdit={(item) => void takeBack(item)}
          onOlder={() => {
            if (window) place.load("older");
            else if (thread.older !== null && !older.isPending) older.mutate(thread.older);
          }}
          onEndChange={setAtEnd}
        />
      </ThreadFacts>
      <Announcer conversationId={id} nameOf={nameOf} />
      <AnswerOffer conversationId={id} name={partner.name} />
      <PictureViewer />
      {conversation.isClosed ? (
        <p className="border-t border-line bg-sunken px-6 py-4 text-center text-sm text-ink-soft">
          {t(isRing ? "chat.ring.closed" : "chat.closed")}
        </p>
      ) : (
        <>
          {amending && current && (
            <AmendComposer
              key={`${amending.kind}${amending.message.id}`}
              amending={amending}
              current={current}
              partnerName={partner.name}
              onDone={done}
              onLeave={leave}
              onAsNew={(text) => {
                done();
                putBefore(text);
                setTakenBack((times) => times + 1);
              }}
            />
          )}
          <div hidden={amending !== null}>
            <Composer
              key={takenBack}
              focused={takenBack > 0}
              isCovered={amending !== null}
              conversationId={id}
              partnerName={partner.name}
              replyTo={replyTo}
              replyName={replyTo ? nameOf(replyTo.senderId) : ""}
              onCancelReply={() => setReplyTo(null)}
              onSent={() => {
                setReplyTo(null);
                if (place.target) place.leave();
              }}
              onEditLast={editLast}
            />
          </div>
        </>
      )}
    </ThreadActions>
  );
}

/** The message that is answered, as it is by now; null once it is deleted. */
function asItIs(answered: Message | null, messages: Message[]): Message | null {
  const now = messages.find(({ id }) => id === answered?.id) ?? answered;
  return now?.deletedAt ? null : now;
}

function GoneThread() {
  const { t } = useTranslation();
  return (
    <Page title={t("chat.goneTitle")} intro={t("chat.goneText")}>
      <ButtonLink to="/messages">{t("chat.back")}</ButtonLink>
    </Page>
  );
}

/** One conversation: header, messages and composer. */
export function ThreadView({ conversationId }: { conversationId: string }) {
  return <Thread conversationId={conversationId} hasHeader />;
}

/** The same beside something else, which has a heading and a title of its own. */
export function SideThread({ conversationId }: { conversationId: string }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col [&_form]:px-3">
      <Thread conversationId={conversationId} hasHeader={false} />
    </div>
  );
}

function Titled({ title }: { title: string }) {
  useTitle(title);
  return null;
}

function Thread({ conversationId, hasHeader }: { conversationId: string; hasHeader: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const conversation = useQuery(conversationQuery(conversationId));
  const thread = useQuery(threadQuery(conversationId));
  const partner = conversation.data && partnerOf(conversation.data, me.id);
  const typing = useTyping(conversationId);
  const title = partner ? `${partner.name} · ${t("chat.title")}` : t("chat.title");
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
      {hasHeader && <Titled title={title} />}
      {!hasHeader ? null : conversation.data && partner ? (
        <ThreadHeader conversation={conversation.data} partner={partner} typing={typing} />
      ) : (
        <div className="min-h-16 border-b border-line" />
      )}
      {conversation.data && partner && thread.data ? (
        <OpenThread conversation={conversation.data} partner={partner} live={thread.data} />
      ) : (
        <ThreadSkeleton />
      )}
    </>
  );
}

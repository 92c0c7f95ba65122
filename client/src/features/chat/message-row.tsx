import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message, Participant } from "skillswap-sdk";
import { messageText } from "@/entities/conversation/message-text";
import { hasCard, SubjectCard } from "@/entities/conversation/subject-card";
import { Avatar } from "@/entities/person/avatar";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { useMyZone } from "@/lib/time/my-zone";
import { clockIn } from "@/lib/time/zones";
import { Attachments } from "./attachments";
import { Bubble, Quote } from "./bubble";
import { Correction } from "./message/correction";
import { LinkedText } from "./message/linked-text";
import { MessageMenu } from "./message/message-menu";
import { PageCard } from "./message/page-card";
import { Reactions } from "./message/reactions";
import { useLongPress } from "./message/use-long-press";

function MessageContent({ message }: { message: Message }) {
  if (message.kind === "correction") return <Correction message={message} />;
  return <LinkedText text={message.content} />;
}

/** One message with its quote, its time and what can be done with it. */
export function MessageRow({
  message,
  first,
  mine,
  nameOf,
  author,
  status,
  onReply,
  onJump,
  isTarget = false,
}: {
  message: Message;
  first: boolean;
  mine: boolean;
  nameOf: (userId: string) => string;
  /** Whose picture and name stand at the first of their messages; undefined where there are only two. */
  author?: Participant | undefined;
  status?: string | undefined;
  onReply: (message: Message) => void;
  onJump: (messageId: string) => void;
  /** Somebody went to this message: it lights up for a moment. */
  isTarget?: boolean;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { deletedAt, replyPreview, createdAt } = message;
  const zone = useMyZone();
  const time = clockIn(createdAt, zone);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const hold = useLongPress(() => setMenuOpen(deletedAt === null));
  const isCorrection = message.kind === "correction";
  return (
    <article
      aria-label={t("chat.messageFrom", { name: nameOf(message.senderId), time })}
      data-seq={message.seq}
      data-target={isTarget || undefined}
      className={cn(
        "group flex gap-1 px-3 sm:px-6",
        mine && "flex-row-reverse",
        first ? "pt-3" : "pt-1",
        isTarget && "animate-found",
      )}
    >
      {author && (
        <span className="w-9 shrink-0">
          {first && <Avatar name={author.name} url={author.avatarUrl} className="size-8" />}
        </span>
      )}
      <div
        {...hold}
        className={cn(
          "grid pointer-coarse:select-none max-w-[82%] gap-0.5 sm:max-w-[70%]",
          mine && "justify-items-end",
          hasCard(message) && "w-88 grid-cols-[minmax(0,1fr)]",
        )}
      >
        {author && first && (
          <p dir="auto" className="truncate px-1 text-xs font-bold text-ink-soft">
            {author.name}
          </p>
        )}
        <SubjectCard message={message}>
          <Bubble mine={mine && !isCorrection} first={first} faded={deletedAt !== null}>
            {replyPreview && !deletedAt && !isCorrection && (
              <Quote
                name={nameOf(replyPreview.senderId)}
                text={replyPreview.deletedAt ? t("chat.deleted") : messageText(replyPreview, me, t)}
                onClick={() => onJump(replyPreview.id)}
              />
            )}
            {deletedAt && t(mine ? "chat.youDeleted" : "chat.deleted")}
            {!deletedAt && <MessageContent message={message} />}
            {!deletedAt && (
              <Attachments files={message.attachments} conversationId={message.conversationId} />
            )}
          </Bubble>
        </SubjectCard>
        {!deletedAt && <PageCard text={message.content} />}
        {!deletedAt && <Reactions message={message} nameOf={nameOf} />}
        <p className="flex gap-2 px-1 text-xs text-ink-faint">
          <time dateTime={createdAt}>{time}</time>
          {message.editedAt && !deletedAt && (
            <span title={t("message.editedAt", { when: clockIn(message.editedAt, zone) })}>
              {t("message.edited")}
            </span>
          )}
          {status && <span data-testid="message-status">{status}</span>}
        </p>
      </div>
      {!deletedAt && (
        <MessageMenu
          message={message}
          mine={mine}
          onReply={onReply}
          open={isMenuOpen}
          onOpenChange={setMenuOpen}
        />
      )}
    </article>
  );
}

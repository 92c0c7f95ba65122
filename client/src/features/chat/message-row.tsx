import { Ellipsis, Flag, Reply, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/components/chat-cards/card-words";
import { hasCard, SubjectCard } from "@/components/chat-cards/subject-card";
import { ReportDialog } from "@/components/safety/report-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Message } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { clock } from "@/lib/format";
import { useMe } from "@/lib/session";
import { Bubble, Quote } from "./bubble";
import { useDeleteMessage } from "./queries";

function Actions({
  message,
  mine,
  onReply,
}: {
  message: Message;
  mine: boolean;
  onReply: (message: Message) => void;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reporting, setReporting] = useState(false);
  const remove = useDeleteMessage();
  return (
    <>
      <Menu
        align={mine ? "end" : "start"}
        trigger={
          <Button
            look="quiet"
            size="icon"
            aria-label={t("chat.actions")}
            className="size-9 self-center text-ink-faint group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0"
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => onReply(message)}>
          <Reply aria-hidden="true" />
          {t("chat.reply")}
        </MenuItem>
        {mine ? (
          <MenuItem onSelect={() => setAsking(true)}>
            <Trash2 aria-hidden="true" />
            {t("chat.delete")}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setReporting(true)}>
            <Flag aria-hidden="true" />
            {t("safety.report")}
          </MenuItem>
        )}
      </Menu>
      {reporting && (
        <ReportDialog kind="message" id={message.id} onDone={() => setReporting(false)} />
      )}
      {asking && (
        <ConfirmDialog
          title={t("chat.deleteTitle")}
          text={t("chat.deleteText")}
          confirm={t("chat.delete")}
          onConfirm={() => {
            setAsking(false);
            remove.mutate(message);
          }}
          onDone={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** One message with its quote, its time and what can be done with it. */
export function MessageRow({
  message,
  first,
  mine,
  nameOf,
  status,
  onReply,
  onJump,
}: {
  message: Message;
  first: boolean;
  mine: boolean;
  nameOf: (userId: string) => string;
  status?: string | undefined;
  onReply: (message: Message) => void;
  onJump: (messageId: string) => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { deletedAt, replyPreview, createdAt } = message;
  const time = clock(createdAt);
  return (
    <article
      aria-label={t("chat.says", { name: nameOf(message.senderId), time })}
      data-seq={message.seq}
      className={cn(
        "group flex gap-1 px-3 sm:px-6",
        mine && "flex-row-reverse",
        first ? "pt-3" : "pt-1",
      )}
    >
      <div
        className={cn(
          "grid max-w-[82%] gap-0.5 sm:max-w-[70%]",
          mine && "justify-items-end",
          hasCard(message) && "w-88 grid-cols-[minmax(0,1fr)]",
        )}
      >
        <SubjectCard message={message}>
          <Bubble mine={mine} first={first} faded={deletedAt !== null}>
            {replyPreview && !deletedAt && (
              <Quote
                name={nameOf(replyPreview.senderId)}
                text={replyPreview.deletedAt ? t("chat.deleted") : wordsOf(replyPreview, me, t)}
                onClick={() => onJump(replyPreview.id)}
              />
            )}
            {deletedAt ? t(mine ? "chat.youDeleted" : "chat.deleted") : message.content}
          </Bubble>
        </SubjectCard>
        <p className="flex gap-2 px-1 text-xs text-ink-faint">
          <time dateTime={createdAt}>{time}</time>
          {status && <span data-testid="message-status">{status}</span>}
        </p>
      </div>
      {!deletedAt && <Actions message={message} mine={mine} onReply={onReply} />}
    </article>
  );
}

import { Copy, Ellipsis, Flag, Pencil, Reply, SmilePlus, SpellCheck, Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "skillswap-sdk";
import { toast } from "sonner";
import { useDeleteMessage } from "@/entities/conversation/actions";
import { useReact, useReactions } from "@/entities/conversation/reactions";
import { ReportDialog } from "@/entities/moderation/report-dialog";
import { useMe } from "@/lib/auth/me";
import { stepOfKey } from "@/lib/i18n/direction";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Menu, MenuItem } from "@/ui/menu";
import { copyText } from "./copy-text";
import { isCorrectable, isEditable, useEditMinutes } from "./editable";
import { QUICK } from "./emoji-list";
import { EmojiPicker } from "./emoji-picker";
import { useThreadActions } from "./thread-actions";
import { useThreadFacts } from "./thread-facts";

interface Props {
  message: Message;
  mine: boolean;
  onReply: (message: Message) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function sideways(event: KeyboardEvent<HTMLElement>): void {
  const { activeElement } = document;
  const step = stepOfKey(event.key);
  const next =
    step > 0 ? activeElement?.nextElementSibling : step && activeElement?.previousElementSibling;
  if (next instanceof HTMLElement) next.focus();
}

function QuickReactions({ message, onMore }: { message: Message; onMore: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const react = useReact();
  const shown = useReactions(message);
  const isMine = (emoji: string) =>
    shown.some((one) => one.emoji === emoji && one.userIds.includes(me.id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label={t("message.react.quick")} className="flex" onKeyDown={sideways}>
      {QUICK.map((emoji) => (
        <MenuItem
          key={emoji}
          aria-label={t(isMine(emoji) ? "message.react.takeBack" : "message.react.with", { emoji })}
          onSelect={() => react.mutate({ message, emoji, put: !isMine(emoji) })}
          className="size-10 pointer-coarse:size-11 justify-center p-0 text-xl"
        >
          {emoji}
        </MenuItem>
      ))}
      <MenuItem
        aria-label={t("message.react.more")}
        onSelect={onMore}
        className="size-10 pointer-coarse:size-11 justify-center p-0"
      >
        <SmilePlus aria-hidden="true" />
      </MenuItem>
    </div>
  );
}

/** What can be done with a message: by its button, from the keyboard, and by a long press on a touch screen. */
export function MessageMenu({ message, mine, onReply, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const thread = useThreadActions();
  const facts = useThreadFacts();
  const isAnswerable = message.seq >= facts.replyFromSeq;
  const minutes = useEditMinutes();
  const react = useReact();
  const remove = useDeleteMessage();
  const [dialog, setDialog] = useState<"delete" | "report" | "react" | null>(null);
  const close = () => setDialog(null);

  function copy() {
    copyText(message.content).then(
      () => toast(t("message.copied")),
      () => toast.error(t("message.notCopied")),
    );
  }

  return (
    <>
      <Menu
        align={mine ? "end" : "start"}
        open={open}
        onOpenChange={onOpenChange}
        trigger={
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("chat.actions")}
            className="size-10 pointer-coarse:size-11 self-center text-ink-faint group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0"
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        {thread && <QuickReactions message={message} onMore={() => setDialog("react")} />}
        {isAnswerable && (
          <MenuItem onSelect={() => onReply(message)}>
            <Reply aria-hidden="true" />
            {t("chat.reply")}
          </MenuItem>
        )}
        {message.content !== "" && (
          <MenuItem onSelect={copy}>
            <Copy aria-hidden="true" />
            {t("message.copy")}
          </MenuItem>
        )}
        {thread && isEditable(message, me.id, minutes, Date.now()) && (
          <MenuItem onSelect={() => thread.amend({ kind: "edit", message })}>
            <Pencil aria-hidden="true" />
            {t("message.edit")}
          </MenuItem>
        )}
        {thread && isAnswerable && isCorrectable(message, me.id) && (
          <MenuItem onSelect={() => thread.amend({ kind: "correct", message })}>
            <SpellCheck aria-hidden="true" />
            {t("message.correct")}
          </MenuItem>
        )}
        {mine ? (
          <MenuItem onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden="true" />
            {t("chat.delete")}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setDialog("report")}>
            <Flag aria-hidden="true" />
            {t("moderation.report")}
          </MenuItem>
        )}
      </Menu>
      {dialog === "react" && (
        <EmojiPicker
          onClose={close}
          onPick={(emoji) => {
            close();
            react.mutate({ message, emoji, put: true });
          }}
        />
      )}
      {dialog === "report" && <ReportDialog kind="message" id={message.id} onDone={close} />}
      {dialog === "delete" && (
        <ConfirmDialog
          title={t("chat.deleteTitle")}
          text={t(facts.isRing ? "chat.ring.deleteText" : "chat.deleteText")}
          confirm={t("chat.delete")}
          onConfirm={() => {
            close();
            remove.mutate(message);
          }}
          onDone={close}
        />
      )}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { SendHorizontal, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/components/chat-cards/card-words";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/field";
import type { Message } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { isComposing } from "@/lib/composing";
import { useRealtime } from "@/lib/realtime/provider";
import { configQuery, useMe } from "@/lib/session";
import { readDraft, writeDraft } from "./drafts";
import { useTellTyping } from "./use-typing";

const LONGEST = 4_000;
const WARN_BELOW = 200;

function ReplyBar({ name, text, onCancel }: { name: string; text: string; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="mb-2 flex items-center gap-3 rounded-control border-l-4 border-second bg-sunken py-1.5 pr-1 pl-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-bold">{t("chat.replyingTo", { name })}</p>
        <p className="truncate text-ink-soft">{text}</p>
      </div>
      <Button look="quiet" size="icon" aria-label={t("chat.cancelReply")} onClick={onCancel}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

function Length({ left }: { left: number }) {
  const { t } = useTranslation();
  if (left >= WARN_BELOW) return null;
  return (
    <p
      role="status"
      className={cn("pt-1 text-right text-sm", left < 0 ? "text-danger" : "text-ink-faint")}
    >
      {left < 0 ? t("chat.tooLong", { count: -left }) : t("chat.left", { count: left })}
    </p>
  );
}

/** Where a message is written. Enter sends, Shift+Enter breaks the line, Escape cancels a reply. */
export function Composer({
  conversationId,
  partnerName,
  focused = false,
  replyTo,
  replyName,
  onCancelReply,
  onSent,
}: {
  conversationId: string;
  partnerName: string;
  /** Whether it takes the focus when it appears, on phones too. */
  focused?: boolean;
  replyTo: Message | null;
  replyName: string;
  onCancelReply: () => void;
  onSent: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const outbox = useRealtime()?.outbox;
  const typing = useTellTyping(conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => readDraft(me.id, conversationId));
  const longest = useQuery(configQuery).data?.limits.messageLength ?? LONGEST;
  const left = longest - text.trim().length;
  const sendable = outbox !== undefined && text.trim() !== "" && left >= 0;

  useEffect(() => {
    if (focused || replyTo || matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [replyTo, focused]);

  function change(next: string) {
    setText(next);
    writeDraft(me.id, conversationId, next);
    typing.typed(next);
  }

  function send() {
    if (!sendable) return;
    void outbox.add({ conversationId, content: text.trim(), replyTo: replyTo?.id ?? null });
    setText("");
    writeDraft(me.id, conversationId, "");
    typing.stop();
    onSent();
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && replyTo) {
      event.preventDefault();
      onCancelReply();
    }
  }

  return (
    <form
      className="border-t border-line bg-paper px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {replyTo && (
        <ReplyBar name={replyName} text={wordsOf(replyTo, me, t)} onCancel={onCancelReply} />
      )}
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={t("chat.messageLabel", { name: partnerName })}
          aria-describedby="composer-keys"
          placeholder={t("chat.placeholder")}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={typing.stop}
          className={cn(
            controlClass,
            "max-h-40 min-h-11 resize-none py-2.5 [field-sizing:content]",
          )}
        />
        <Button type="submit" size="icon" aria-label={t("chat.send")} disabled={!sendable}>
          <SendHorizontal aria-hidden="true" />
        </Button>
      </div>
      <Length left={left} />
      <p id="composer-keys" className="sr-only">
        {t("chat.keys")}
      </p>
    </form>
  );
}

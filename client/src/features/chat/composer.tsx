import { useQuery } from "@tanstack/react-query";
import { SendHorizontal, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "skillswap-sdk";
import { toast } from "sonner";
import { messageText } from "@/entities/conversation/message-text";
import { configQuery } from "@/lib/api/config";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { isComposing } from "@/lib/composing";
import { useRealtime } from "@/lib/realtime/provider";
import { Button } from "@/ui/button";
import { controlClass } from "@/ui/field";
import { useDraft } from "./drafts";
import { entersSend, hasFinePointer } from "./enter";
import { AttachButton } from "./files/attach-button";
import { ChosenList } from "./files/chosen-list";
import { FileDrop } from "./files/file-drop";
import { pastedFiles, useChosenFiles } from "./files/use-chosen-files";
import { VoiceRecorder } from "./files/voice-recorder";
import { useSendTyping } from "./use-typing";

const LONGEST = 4_000;
const WARN_BELOW = 200;

function ReplyBar({ name, text, onCancel }: { name: string; text: string; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="mb-2 flex items-center gap-3 rounded-control border-s-4 border-second bg-sunken py-1.5 pe-1 ps-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-bold">{t("chat.replyingTo", { name })}</p>
        <p dir="auto" className="truncate text-ink-soft">
          {text}
        </p>
      </div>
      <Button variant="quiet" size="icon" aria-label={t("chat.cancelReply")} onClick={onCancel}>
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
      className={cn("pt-1 text-end text-sm", left < 0 ? "text-danger" : "text-ink-faint")}
    >
      {left < 0 ? t("chat.tooLong", { count: -left }) : t("chat.left", { count: left })}
    </p>
  );
}

/** The field for a message. `enter.ts` says which key sends; Escape cancels a reply, ↑ in an empty field edits. */
export function Composer({
  conversationId,
  partnerName,
  focused = false,
  isCovered,
  replyTo,
  replyName,
  onCancelReply,
  onSent,
  onEditLast,
}: {
  conversationId: string;
  partnerName: string;
  /** Whether it takes the focus when it appears, on phones too. */
  focused?: boolean;
  /** Whether another field stands in its place; it takes the focus when that goes. */
  isCovered: boolean;
  replyTo: Message | null;
  replyName: string;
  onCancelReply: () => void;
  onSent: () => void;
  onEditLast: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const outbox = useRealtime()?.outbox;
  const typing = useSendTyping(conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(me.id, conversationId);
  const longest = useQuery(configQuery).data?.limits.messageLength ?? LONGEST;
  const left = longest - text.trim().length;
  const files = useChosenFiles(conversationId);
  const [isAwaited, setAwaited] = useState(false);
  const isEmpty = text.trim() === "" && files.chosen.length === 0 && files.preparing === 0;
  const sendable = outbox !== undefined && !isEmpty && left >= 0;

  useEffect(() => {
    if (focused || replyTo || hasFinePointer()) field.current?.focus();
  }, [replyTo, focused]);

  const wasCovered = useRef(isCovered);
  useEffect(() => {
    if (wasCovered.current && !isCovered) field.current?.focus();
    wasCovered.current = isCovered;
  }, [isCovered]);

  function change(next: string) {
    setText(next);
    typing.typed(next);
  }

  function send() {
    if (!sendable) return;
    if (files.preparing > 0) return setAwaited(true);
    const message = { conversationId, content: text.trim(), replyTo: replyTo?.id ?? null };
    void outbox.add({ ...message, files: files.take() });
    setText("");
    typing.stop();
    onSent();
    field.current?.focus();
  }

  const onPrepared = useEffectEvent(() => {
    setAwaited(false);
    if (files.refusals.length === 0) send(); // else the member decides without what was refused
  });
  useEffect(() => {
    if (isAwaited && files.preparing === 0) onPrepared();
  }, [isAwaited, files.preparing]);

  /** While another field stands here nobody sees the list that they are added to. */
  function drop(dropped: File[]) {
    files.add(dropped);
    if (isCovered) toast(t("files.forNext"));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (entersSend(event)) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && isEmpty && text === "" && !replyTo) {
      event.preventDefault();
      onEditLast();
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
        <ReplyBar name={replyName} text={messageText(replyTo, me, t)} onCancel={onCancelReply} />
      )}
      <FileDrop onFiles={drop} />
      <ChosenList files={files} isAwaited={isAwaited} />
      <VoiceRecorder
        conversationId={conversationId}
        isOffered={isEmpty}
        isCovered={isCovered}
        replyTo={replyTo}
        onSent={onSent}
      >
        <AttachButton onFiles={files.add} />
        <textarea
          ref={field}
          rows={1}
          value={text}
          readOnly={isAwaited}
          aria-label={t("chat.messageLabel", { name: partnerName })}
          aria-describedby="composer-keys"
          placeholder={t("chat.placeholder")}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={typing.stop}
          onPaste={(event) => pastedFiles(event, files.add)}
          className={cn(
            controlClass,
            "max-h-40 min-h-11 resize-none py-2.5 [field-sizing:content]",
          )}
        />
        <Button
          type="submit"
          size="icon"
          aria-label={t("chat.send")}
          disabled={!sendable || isAwaited}
        >
          <SendHorizontal aria-hidden="true" />
        </Button>
      </VoiceRecorder>
      <Length left={left} />
      <p id="composer-keys" className="sr-only">
        {t(hasFinePointer() ? "chat.keys" : "message.keysTouch")}
      </p>
    </form>
  );
}

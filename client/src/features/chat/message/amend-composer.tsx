import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, type Message } from "skillswap-sdk";
import { useEditMessage } from "@/entities/conversation/actions";
import { configQuery } from "@/lib/api/config";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { cn } from "@/lib/cn";
import { isComposing } from "@/lib/composing";
import { useRealtime } from "@/lib/realtime/provider";
import { Button } from "@/ui/button";
import { DraftNote } from "@/ui/draft-note";
import { controlClass } from "@/ui/field";
import { entersSend } from "../enter";
import { keepAmend, readAmend } from "./amend-draft";
import { useEditMinutes, useIsLate } from "./editable";
import type { Amending } from "./thread-actions";

const LONGEST = 4_000;

/** What is typed: kept until it is saved or begun anew, so that leaving it loses nothing. */
function useKeptText({ kind, message }: Amending) {
  const me = useMe();
  const { id, conversationId, content } = message;
  const [kept] = useState(() => {
    const draft = readAmend(me.id, conversationId);
    return draft?.messageId === id && draft.kind === kind ? draft.text : content;
  });
  const [text, setText] = useState(kept);
  const [isKept, setIsKept] = useState(kept !== content);
  const change = (next: string) => {
    setText(next);
    keepAmend(me.id, conversationId, { kind, messageId: id, text: next, isOpen: true });
  };
  const startOver = () => {
    change(content);
    setIsKept(false);
  };
  return { text, change, isKept, startOver };
}

/** In place of the field for a new message: an own message to be changed, or one of the other to be corrected. */
export function AmendComposer({
  amending,
  current,
  partnerName,
  onDone,
  onLeave,
  onAsNew,
}: {
  amending: Amending;
  /** The message as it is by now. */
  current: Message;
  partnerName: string;
  /** It is saved or sent. */
  onDone: () => void;
  /** It is put aside for later. */
  onLeave: () => void;
  /** Its text is to be a new message, because this one cannot be changed any more. */
  onAsNew: (text: string) => void;
}) {
  const { t } = useTranslation();
  const { kind, message } = amending;
  const { text, change, isKept, startOver } = useKeptText(amending);
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = useEditMessage();
  const outbox = useRealtime()?.outbox;
  const longest = useQuery(configQuery).data?.limits.messageLength ?? LONGEST;
  const left = longest - text.trim().length;
  const isGone = current.deletedAt !== null;
  const empty = text.trim() === "" && (kind === "correct" || message.attachments.length === 0);
  const isSame = text.trim() === message.content.trim();
  const minutes = useEditMinutes();
  const isOver = useIsLate(message);
  const refusedLate = isApiError(edit.error) && edit.error.code === "edit_too_late";
  const isLate = kind === "edit" && (isOver || refusedLate) && !isGone;
  const savable =
    !isGone && !isLate && !empty && left >= 0 && !edit.isPending && !(kind === "correct" && isSame);
  const title = t(`message.amend.${kind}`, { name: partnerName });

  useEffect(() => {
    const { current: area } = field;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  function save() {
    if (!savable) return;
    if (kind === "edit") {
      if (isSame) onDone();
      else edit.mutate({ message, content: text.trim() }, { onSuccess: onDone });
      return;
    }
    const { id: replyTo, conversationId } = message;
    void outbox?.add({ conversationId, content: text.trim(), replyTo, kind: "correction" });
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (entersSend(event)) {
      event.preventDefault();
      save();
    } else if (event.key === "Escape" && !isComposing(event)) {
      event.preventDefault();
      close();
    }
  }

  /** What can never be saved does not wait for it: it is in the field for a new message. */
  function close() {
    if (isLate && !isSame && !empty) onAsNew(text);
    else onLeave();
  }

  return (
    <form
      className="border-t border-line bg-paper px-3 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="mb-2 flex items-center gap-3 rounded-control border-s-4 border-accent bg-sunken py-1.5 pe-1 ps-3 text-sm">
        <p className="min-w-0 flex-1 truncate font-bold">{title}</p>
        <Button variant="quiet" size="icon" aria-label={t("message.amend.close")} onClick={close}>
          <X aria-hidden="true" />
        </Button>
      </div>
      {isKept && (
        <div className="mb-2">
          <DraftNote
            onStartOver={() => {
              startOver();
              field.current?.focus();
            }}
          />
        </div>
      )}
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={title}
          aria-describedby="amend-keys"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className={cn(
            controlClass,
            "max-h-40 min-h-11 resize-none py-2.5 [field-sizing:content]",
          )}
        />
        <Button
          type="submit"
          size="icon"
          aria-label={t(kind === "edit" ? "message.amend.save" : "message.amend.send")}
          disabled={!savable}
        >
          <Check aria-hidden="true" />
        </Button>
      </div>
      {left < 0 && (
        <p role="status" className="pt-1 text-end text-sm text-danger">
          {t("chat.tooLong", { count: -left })}
        </p>
      )}
      {isLate ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-sm">
          <p role="alert" className="min-w-0 flex-1 basis-60 text-danger">
            {t("message.amend.late", { count: minutes })}
          </p>
          {!isSame && !empty && (
            <Button variant="secondary" size="sm" onClick={() => onAsNew(text)}>
              {t("message.amend.asNew")}
            </Button>
          )}
        </div>
      ) : (
        (isGone || edit.error) && (
          <p role="alert" className="pt-1 text-sm text-danger">
            {isGone ? t("message.amend.gone") : describeError(edit.error)}
          </p>
        )
      )}
      <p id="amend-keys" className="sr-only">
        {t("message.amend.keys")}
      </p>
    </form>
  );
}

import { useState } from "react";
import type { Message } from "skillswap-sdk";
import { useMe } from "@/lib/auth/me";
import { keepAmend, readAmend } from "./amend-draft";
import { isEditable, useEditMinutes } from "./editable";
import type { Amending } from "./thread-actions";

/** Which message of a thread is being changed, if any; one that was left unfinished is taken up again. */
export function useAmending(conversationId: string, messages: Message[]) {
  const me = useMe();
  const minutes = useEditMinutes();
  const [amending, setAmending] = useState<Amending | null>(() => {
    const draft = readAmend(me.id, conversationId);
    const message = messages.find(({ id }) => id === draft?.messageId);
    if (!draft || !message) return null;
    // What was put aside and can no longer be saved would never be seen again.
    const isLate = draft.kind === "edit" && !isEditable(message, me.id, minutes, Date.now());
    return draft.isOpen || isLate ? { kind: draft.kind, message } : null;
  });
  const now = amending && messages.find(({ id }) => id === amending.message.id);
  function close() {
    const draft = readAmend(me.id, conversationId);
    if (draft?.messageId === amending?.message.id) keepAmend(me.id, conversationId, null);
    setAmending(null);
  }

  /** Closes it, and keeps what was changed until the message is taken up again. */
  function leave() {
    const draft = readAmend(me.id, conversationId);
    const isKept = draft?.messageId === amending?.message.id && !now?.deletedAt;
    if (!draft || !isKept || draft.text === amending?.message.content) return close();
    keepAmend(me.id, conversationId, { ...draft, isOpen: false });
    setAmending(null);
  }

  return {
    amending,
    /** The message as it is by now. */
    current: now ?? amending?.message ?? null,
    amend: setAmending,
    done: close,
    leave,
    /** Begins to edit the last own message that can be; does nothing when there is none. */
    editLast: () => {
      const last = messages.findLast((one) => isEditable(one, me.id, minutes, Date.now()));
      if (last) setAmending({ kind: "edit", message: last });
    },
  };
}

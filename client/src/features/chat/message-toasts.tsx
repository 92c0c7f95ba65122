import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import type { Message } from "skillswap-sdk";
import { toast } from "sonner";
import { isMuted } from "@/entities/conversation/arranging";
import { beside } from "@/entities/conversation/beside";
import { nameIn, readSeqOf } from "@/entities/conversation/conversations";
import { isWritten, messageText } from "@/entities/conversation/message-text";
import { conversationQuery } from "@/entities/conversation/queries";
import { useMe } from "@/lib/auth/me";
import { cut } from "@/lib/i18n/text";
import { useServerEvent } from "@/lib/realtime/provider";
import { isRecent } from "@/lib/time/relative";

const PREVIEW = 140;
const toastOf = (conversationId: string) => `message-${conversationId}`;

/**
 * A toast for messages that arrive while their conversation is not open: one per conversation, with the
 * latest text. Cards have notifications of their own.
 */
export function MessageToasts() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const open = useMatch("/messages/:conversationId")?.params.conversationId;

  /** By conversation: the seq of the newest message that its toast has shown. */
  const shown = useRef(new Map<string, number>());

  /** Somebody in a call stays there. */
  function goTo(conversationId: string) {
    const around = beside.get();
    const path = `/messages/${conversationId}`;
    if (around?.conversationId === conversationId) around.open();
    else if (around) window.open(path, "_blank", "noopener");
    else void navigate(path);
  }

  async function show(message: Message) {
    const { conversationId, seq } = message;
    shown.current.set(conversationId, seq);
    const conversation = await cache.ensureQueryData(conversationQuery(conversationId));
    if (shown.current.get(conversationId) !== seq || readSeqOf(conversation, me.id) >= seq) return;
    if (isMuted(conversation.mutedUntil)) return;
    const name = nameIn(conversation, message.senderId);
    toast(conversation.ringId === null ? name : t("chat.ring.by", { name }), {
      id: toastOf(conversationId),
      description: cut(messageText(message, me, t), PREVIEW),
      action: {
        label: t("chat.open"),
        onClick: () => goTo(conversationId),
      },
    });
  }

  /** Read here or on another device: the toast goes. */
  useServerEvent("chat:read", ({ userId, conversationId, seq }) => {
    if (userId === me.id && seq >= (shown.current.get(conversationId) ?? 0))
      toast.dismiss(toastOf(conversationId));
  });
  useServerEvent("chat:message:deleted", ({ conversationId, seq }) => {
    if (seq === shown.current.get(conversationId)) toast.dismiss(toastOf(conversationId));
  });
  useServerEvent("chat:message:new", (message, { replayed }) => {
    if (replayed && !isRecent(message.createdAt)) return;
    const around = beside.get();
    const shownIds = [open, around?.isOpen ? around.conversationId : undefined];
    const looking =
      shownIds.includes(message.conversationId) && document.visibilityState === "visible";
    if (looking || message.senderId === me.id || message.deletedAt) return;
    if (!isWritten(message)) return;
    show(message).catch(() => undefined);
  });
  return null;
}

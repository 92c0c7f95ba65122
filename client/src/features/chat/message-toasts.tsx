import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import { toast } from "sonner";
import type { Message } from "@/lib/api/types";
import { isRecent } from "@/lib/format";
import { useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { cut } from "@/lib/text";
import { partnerOf, readSeqOf } from "./conversations";
import { conversationQuery } from "./queries";

const PREVIEW = 140;
const toastOf = (conversationId: string) => `message-${conversationId}`;

/**
 * Says who wrote while I am elsewhere: one toast per conversation, the latest words in it. What a card
 * is about says its own notification.
 */
export function MessageToasts() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const open = useMatch("/messages/:conversationId")?.params.conversationId;

  /** The newest message that the toast of a conversation has told of. */
  const shown = useRef(new Map<string, number>());

  async function show({ conversationId, content, seq }: Message) {
    shown.current.set(conversationId, seq);
    const conversation = await cache.ensureQueryData(conversationQuery(conversationId));
    if (shown.current.get(conversationId) !== seq || readSeqOf(conversation, me.id) >= seq) return;
    toast(partnerOf(conversation, me.id)?.name ?? "", {
      id: toastOf(conversationId),
      description: cut(content, PREVIEW),
      action: {
        label: t("chat.open"),
        onClick: () => void navigate(`/messages/${conversationId}`),
      },
    });
  }

  /** Read on another device, or here: what the toast says is known. */
  useServerEvent("chat:read", ({ userId, conversationId, seq }) => {
    if (userId === me.id && seq >= (shown.current.get(conversationId) ?? 0))
      toast.dismiss(toastOf(conversationId));
  });
  useServerEvent("chat:message:deleted", ({ conversationId, seq }) => {
    if (seq === shown.current.get(conversationId)) toast.dismiss(toastOf(conversationId));
  });
  useServerEvent("chat:message:new", (message, { replayed }) => {
    if (replayed && !isRecent(message.createdAt)) return;
    const looking = message.conversationId === open && document.visibilityState === "visible";
    if (looking || message.senderId === me.id || message.deletedAt) return;
    if (message.kind !== "text") return;
    show(message).catch(() => undefined);
  });
  return null;
}

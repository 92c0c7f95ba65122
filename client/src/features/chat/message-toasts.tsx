import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import { toast } from "sonner";
import type { Message } from "@/lib/api/types";
import { isRecent } from "@/lib/format";
import { useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { cut } from "@/lib/text";
import { partnerOf } from "./conversations";
import { conversationQuery } from "./queries";

const PREVIEW = 140;

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

  async function show({ conversationId, content }: Message) {
    const conversation = await cache.ensureQueryData(conversationQuery(conversationId));
    toast(partnerOf(conversation, me.id)?.name ?? "", {
      id: `message-${conversationId}`,
      description: cut(content, PREVIEW),
      action: {
        label: t("chat.open"),
        onClick: () => void navigate(`/messages/${conversationId}`),
      },
    });
  }

  useServerEvent("chat:message:new", (message, { replayed }) => {
    if (replayed && !isRecent(message.createdAt)) return;
    const looking = message.conversationId === open && document.visibilityState === "visible";
    if (looking || message.senderId === me.id || message.deletedAt) return;
    if (message.kind !== "text") return;
    show(message).catch(() => undefined);
  });
  return null;
}

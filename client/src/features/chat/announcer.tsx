import { useState } from "react";
import { useTranslation } from "react-i18next";
import { messageText } from "@/entities/conversation/message-text";
import { useMe } from "@/lib/auth/me";
import { useServerEvent } from "@/lib/realtime/provider";

/**
 * Says to screen readers who wrote and what, once, when a message arrives in the open conversation; nothing of
 * what is loaded. A new element for each, so that the same words twice are said twice.
 */
export function Announcer({
  conversationId,
  nameOf,
}: {
  conversationId: string;
  nameOf: (userId: string) => string;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const [said, setSaid] = useState({ id: "", text: "" });
  useServerEvent("chat:message:new", (message) => {
    if (message.conversationId !== conversationId || message.senderId === me.id) return;
    if (message.deletedAt || message.id === said.id) return;
    const text = messageText(message, me, t);
    const line = message.kind === "correction" ? t("message.correctedSaid", { text }) : text;
    setSaid({ id: message.id, text: `${nameOf(message.senderId)}: ${line}` });
  });
  return (
    <div className="sr-only" role="status">
      <p key={said.id}>{said.text}</p>
    </div>
  );
}

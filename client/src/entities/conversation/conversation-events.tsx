import { useQueryClient } from "@tanstack/react-query";
import { useMe } from "@/lib/auth/me";
import { useDelivered, useServerEvent } from "@/lib/realtime/provider";
import {
  applyClosing,
  applyDeletion,
  applyEdit,
  applyMembers,
  applyMessage,
  applyReactions,
  applyRead,
} from "./apply";
import { applyArranging } from "./arranging-actions";

/** Writes chat events into the query cache, whichever page is open. */
export function ConversationEvents() {
  const cache = useQueryClient();
  const me = useMe();
  useServerEvent("chat:message:new", (message) => applyMessage(cache, message, me.id));
  useServerEvent("chat:message:deleted", (deletion) => applyDeletion(cache, deletion));
  useServerEvent("chat:conversation:closed", ({ conversationId }) =>
    applyClosing(cache, conversationId),
  );
  useServerEvent("chat:conversation:members", ({ conversationId }) =>
    applyMembers(cache, conversationId),
  );
  useServerEvent("chat:conversation:updated", (change) => applyArranging(cache, change));
  useServerEvent("chat:message:edited", (edit) => applyEdit(cache, edit));
  useServerEvent("chat:reaction", (now) => applyReactions(cache, now));
  useServerEvent("chat:read", (read) => applyRead(cache, read, me.id));
  useDelivered((message) => applyMessage(cache, message, me.id));
  return null;
}

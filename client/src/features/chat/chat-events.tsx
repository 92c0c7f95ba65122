import { useQueryClient } from "@tanstack/react-query";
import { useDelivered, useServerEvent } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { applyDeletion, applyMessage, applyRead } from "./queries";

/** Carries what the socket says into the caches, whichever page is open. */
export function ChatEvents() {
  const cache = useQueryClient();
  const me = useMe();
  useServerEvent("chat:message:new", (message) => applyMessage(cache, message, me.id));
  useServerEvent("chat:message:deleted", (deletion) => applyDeletion(cache, deletion));
  useServerEvent("chat:read", (read) => applyRead(cache, read, me.id));
  useDelivered((message) => applyMessage(cache, message, me.id));
  return null;
}

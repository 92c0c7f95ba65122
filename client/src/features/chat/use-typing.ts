import { useCallback, useEffect, useRef, useState } from "react";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";

const SHOWN_FOR_MS = 6_000;
const SEND_EVERY_MS = 3_000;

/** Whether the other one is typing in this conversation; false after six seconds without an event. */
export function usePartnerTyping(conversationId: string, partnerId: string | undefined): boolean {
  const [typing, setTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = (now: boolean) => {
    clearTimeout(timer.current);
    setTyping(now);
    if (now) timer.current = setTimeout(() => setTyping(false), SHOWN_FOR_MS);
  };
  const isHere = (event: { conversationId: string; userId: string }) =>
    event.conversationId === conversationId && event.userId === partnerId;
  useServerEvent("chat:typing", (event) => {
    if (isHere(event)) show(true);
  });
  useServerEvent("chat:typing:stop", (event) => {
    if (isHere(event)) show(false);
  });
  useServerEvent("chat:message:new", (message) => {
    if (isHere({ ...message, userId: message.senderId })) show(false);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return typing;
}

/** Sends that I type, at most every three seconds, and that I stopped. */
export function useSendTyping(conversationId: string) {
  const realtime = useRealtime();
  const sentAt = useRef(0);
  const stop = useCallback(() => {
    if (sentAt.current === 0) return;
    sentAt.current = 0;
    realtime?.connection.sendEphemeral("chat:typing:stop", { conversationId });
  }, [realtime, conversationId]);
  const typed = useCallback(
    (text: string) => {
      if (text.trim() === "") return stop();
      if (Date.now() - sentAt.current < SEND_EVERY_MS) return;
      sentAt.current = Date.now();
      realtime?.connection.sendEphemeral("chat:typing", { conversationId });
    },
    [realtime, conversationId, stop],
  );
  useEffect(() => stop, [stop]);
  return { typed, stop };
}

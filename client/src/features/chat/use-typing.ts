import { useCallback, useEffect, useRef, useState } from "react";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";

const SHOWN_FOR_MS = 6_000;
const TOLD_EVERY_MS = 3_000;

/** Whether the other one is typing here. Silence for six seconds counts as no. */
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

/** Tell the other one that I type, at most every three seconds, and when I stop. */
export function useTellTyping(conversationId: string) {
  const realtime = useRealtime();
  const toldAt = useRef(0);
  const stop = useCallback(() => {
    if (toldAt.current === 0) return;
    toldAt.current = 0;
    realtime?.connection.tell("chat:typing:stop", { conversationId });
  }, [realtime, conversationId]);
  const typed = useCallback(
    (text: string) => {
      if (text.trim() === "") return stop();
      if (Date.now() - toldAt.current < TOLD_EVERY_MS) return;
      toldAt.current = Date.now();
      realtime?.connection.tell("chat:typing", { conversationId });
    },
    [realtime, conversationId, stop],
  );
  useEffect(() => stop, [stop]);
  return { typed, stop };
}

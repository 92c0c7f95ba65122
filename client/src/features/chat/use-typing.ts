import { useCallback, useEffect, useRef, useState } from "react";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";

const SHOWN_FOR_MS = 6_000;
const SEND_EVERY_MS = 3_000;

/** The ids of those who are typing in this conversation; each for six seconds without an event. */
export function useTyping(conversationId: string): string[] {
  const [typing, setTyping] = useState<string[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const stop = (userId: string) => setTyping((ids) => ids.filter((id) => id !== userId));
  function show(event: { conversationId: string; userId: string }, now: boolean) {
    const { userId } = event;
    if (event.conversationId !== conversationId) return;
    clearTimeout(timers.current.get(userId));
    if (!now) return stop(userId);
    setTyping((ids) => (ids.includes(userId) ? ids : [...ids, userId]));
    timers.current.set(
      userId,
      setTimeout(() => stop(userId), SHOWN_FOR_MS),
    );
  }
  useServerEvent("chat:typing", (event) => show(event, true));
  useServerEvent("chat:typing:stop", (event) => show(event, false));
  useServerEvent("chat:message:new", (message) =>
    show({ ...message, userId: message.senderId }, false),
  );
  useEffect(() => {
    const all = timers.current;
    return () => {
      for (const timer of all.values()) clearTimeout(timer);
    };
  }, []);
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

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { applyRead } from "@/entities/conversation/apply";
import { readMarksOf } from "@/entities/conversation/read-marks";
import { useMe } from "@/lib/auth/me";
import { useRealtime } from "@/lib/realtime/provider";

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const update = () => setVisible(document.visibilityState === "visible");
    update(); // may have changed since the first render
    document.addEventListener("visibilitychange", update);
    return () => document.removeEventListener("visibilitychange", update);
  }, []);
  return visible;
}

/** Marks messages up to `seq` as read once they are in sight in a visible tab. */
export function useMarkRead(
  conversationId: string,
  { seq, readSeq, seen }: { seq: number; readSeq: number; seen: boolean },
): void {
  const cache = useQueryClient();
  const realtime = useRealtime();
  const me = useMe();
  const visible = useVisible();
  useEffect(() => {
    if (!realtime || !seen || !visible || seq <= readSeq) return;
    const readAt = new Date().toISOString();
    applyRead(cache, { conversationId, userId: me.id, seq, readAt }, me.id);
    readMarksOf(realtime.connection).mark(conversationId, seq);
  }, [cache, realtime, me.id, conversationId, seq, readSeq, seen, visible]);
}

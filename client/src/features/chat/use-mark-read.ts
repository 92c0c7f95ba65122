import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useRealtime } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { applyRead } from "./queries";
import { readMarksOf } from "./read-marks";

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const update = () => setVisible(document.visibilityState === "visible");
    update(); // it may have changed since the first render
    document.addEventListener("visibilitychange", update);
    return () => document.removeEventListener("visibilitychange", update);
  }, []);
  return visible;
}

/** Say that I have read up to `seq` once it is really in front of me: in sight, in a visible tab. */
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

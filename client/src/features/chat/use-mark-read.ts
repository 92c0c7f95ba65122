import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, unwrap } from "@/lib/api/client";
import { useRealtime } from "@/lib/realtime/provider";
import { useMe } from "@/lib/session";
import { applyRead } from "./queries";

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const update = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", update);
    return () => document.removeEventListener("visibilitychange", update);
  }, []);
  return visible;
}

/** Say that I have read up to `seq` once it is really in front of me. */
export function useMarkRead(
  conversationId: string,
  { seq, readSeq, seen }: { seq: number; readSeq: number; seen: boolean },
): void {
  const cache = useQueryClient();
  const realtime = useRealtime();
  const me = useMe();
  const visible = useVisible();
  const told = useRef(0);
  useEffect(() => {
    if (!realtime || !seen || !visible || seq <= readSeq || seq <= told.current) return;
    told.current = seq;
    const readAt = new Date().toISOString();
    applyRead(cache, { conversationId, userId: me.id, seq, readAt }, me.id);
    realtime.connection
      .send("chat:read", { conversationId, seq })
      .catch(() =>
        unwrap(
          api.POST("/api/chat/conversations/{conversation_id}/read", {
            params: { path: { conversation_id: conversationId } },
            body: { seq },
          }),
        ),
      )
      .catch(() => {
        told.current = 0;
      });
  }, [cache, realtime, me.id, conversationId, seq, readSeq, seen, visible]);
}

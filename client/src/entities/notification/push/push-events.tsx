import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { api, unwrap } from "@/lib/api/client";
import { closeShown } from "@/lib/push/browser";
import type { Question } from "@/lib/push/question";
import { useRealtime, useServerEvent } from "@/lib/realtime/provider";
import { renewPush, usePushKey } from "./queries";

const MOST_UNREAD = 100;

/**
 * Answers the service worker. To where a pressed notification leads it goes as a link does, so that what was begun on
 * this page is kept or asked about.
 */
function useQuestions(): void {
  const navigate = useNavigate();
  const connection = useRealtime()?.connection;
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const isConnected = () => connection?.status.get().state === "open";
    const hear = ({ data, ports: [answer] }: MessageEvent<Question | null>) => {
      if (data?.type === "front")
        answer?.postMessage(document.visibilityState === "visible" && isConnected());
      if (data?.type !== "open") return;
      answer?.postMessage(true);
      void navigate(data.path);
    };
    navigator.serviceWorker.addEventListener("message", hear);
    return () => navigator.serviceWorker.removeEventListener("message", hear);
  }, [navigate, connection]);
}

/** What was read while this browser was closed is taken off the screen. */
async function closeRead(): Promise<void> {
  const unread = await unwrap(
    api.GET("/api/notifications", { params: { query: { unread: true, limit: MOST_UNREAD } } }),
  );
  if (unread.pagination.nextCursor) return; // there are more than these
  const ids = new Set(unread.data.map(({ id }) => id));
  await closeShown((id) => !ids.has(id));
}

/** Keeps this browser's notifications in step with what was read anywhere, and its subscription alive. */
export function PushEvents() {
  const cache = useQueryClient();
  const key = usePushKey();
  useQuestions();
  useServerEvent("notification:updated", ({ ids, isRead }) => {
    if (isRead) void closeShown((id) => ids === null || ids.includes(id));
  });
  useEffect(() => {
    if (!key) return;
    const quietly = () => undefined; // the next start tries again
    renewPush(key)
      .then(() => cache.invalidateQueries({ queryKey: ["push-state"] }))
      .catch(quietly);
    closeRead().catch(quietly);
  }, [cache, key]);
  return null;
}

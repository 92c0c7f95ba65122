import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { api, unwrap } from "@/lib/api/client";
import { closeShown } from "@/lib/push/browser";
import { useServerEvent } from "@/lib/realtime/provider";
import { renewPush, usePushKey } from "./queries";

const MOST_UNREAD = 100;

/** What the service worker asks of an open tab: to go where a pressed notification leads. */
interface OpenRequest {
  type: "open";
  path: string;
}

const isOpenRequest = (data: unknown): data is OpenRequest =>
  (data as Partial<OpenRequest> | null)?.type === "open";

/** Goes there as a link does, so that what was begun on this page is kept or asked about. */
function useOpenRequests(): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const open = ({ data, ports: [answer] }: MessageEvent) => {
      if (!isOpenRequest(data)) return;
      answer?.postMessage(true);
      void navigate(data.path);
    };
    navigator.serviceWorker.addEventListener("message", open);
    return () => navigator.serviceWorker.removeEventListener("message", open);
  }, [navigate]);
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
  useOpenRequests();
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

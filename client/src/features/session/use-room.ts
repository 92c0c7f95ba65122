import { useState } from "react";
import { useNavigate } from "react-router";
import type { Room } from "@/lib/api/types";
import { useJoin } from "@/lib/session-deeds";

/**
 * Join, and open the room: one of another server in a tab of its own, ours here. `callUrl` is for a
 * link to the other server, because a browser may keep a tab from opening by itself.
 */
export function useRoom(sessionId: string) {
  const navigate = useNavigate();
  const join = useJoin(sessionId);
  const [callUrl, setCallUrl] = useState("");

  function open({ provider, url }: Room) {
    const address = new URL(url, location.origin);
    if (provider === "builtin") {
      void navigate(address.pathname + address.search);
      return;
    }
    if (!/^https?:$/.test(address.protocol)) return;
    setCallUrl(address.href);
    window.open(address.href, "_blank", "noopener,noreferrer");
  }

  return {
    enter: () => void join.mutateAsync().then(open, () => undefined), // `error` says what went wrong
    isEntering: join.isPending,
    error: join.error,
    callUrl,
  };
}

export type RoomDoor = ReturnType<typeof useRoom>;

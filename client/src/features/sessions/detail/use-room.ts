import { useNavigate } from "react-router";
import { useJoinSession } from "@/entities/session/actions";

/** Joins the session and opens the page of its room, which has our own call or embeds another provider's. */
export function useRoom(sessionId: string) {
  const navigate = useNavigate();
  const join = useJoinSession(sessionId);

  function open(pageUrl: string) {
    const address = new URL(pageUrl, location.origin);
    void navigate(address.pathname + address.search);
  }

  return {
    enter: () =>
      void join.mutateAsync().then(
        (room) => open(room.pageUrl),
        () => undefined,
      ), // `error` says what went wrong
    isEntering: join.isPending,
    error: join.error,
  };
}

export type RoomEntry = ReturnType<typeof useRoom>;

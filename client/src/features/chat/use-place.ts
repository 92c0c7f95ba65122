import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Thread } from "@/entities/conversation/thread";
import { reaches, useLoadInWindow, windowQuery } from "@/entities/conversation/window";

const PARAMETER = "message";

/** The address of a message in its conversation. */
export const placeOf = (conversationId: string, seq: number) =>
  `/messages/${conversationId}?${PARAMETER}=${seq}`;

/**
 * The message that the address names, and the messages around it. `window` is null while the thread itself has it:
 * when none is named, and once reading on has reached the thread.
 */
export function usePlace(id: string, thread: Thread | undefined) {
  const [parameters] = useSearchParams();
  const { key } = useLocation();
  const navigate = useNavigate();
  const seq = Number(parameters.get(PARAMETER)) || null;
  const isFar = seq !== null && thread !== undefined && !reaches(thread, seq);
  const query = useQuery({ ...windowQuery(id, seq ?? 0), enabled: isFar });
  const load = useLoadInWindow(id, seq ?? 0);
  const [list, setList] = useState("live");
  const shown = isFar ? String(seq) : seq === null ? "live" : list; // once joined it stays the same list
  if (shown !== list) setList(shown);
  return {
    /** `key` is another each time somebody goes there. */
    target: seq === null ? null : { seq, key },
    isLoading: isFar && query.isPending,
    error: isFar ? query.error : null,
    retry: () => void query.refetch(),
    /** Names the list of rows: another one begins at its own first position. */
    list: shown,
    window: isFar ? (query.data ?? null) : null,
    load: (where: "older" | "newer") => {
      if (!load.isPending) load.mutate(where);
    },
    /** Back to the newest message. */
    leave: () => void navigate(`/messages/${id}`, { replace: true }),
  };
}

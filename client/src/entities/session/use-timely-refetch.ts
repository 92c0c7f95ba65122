import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Session } from "skillswap-sdk";
import { LONGEST_TIMER_MS } from "@/lib/time/timers";
import { momentsOf } from "./phase";
import { sessionQuery } from "./queries";

/** Delays after a moment: soon, and again for a server whose clock is behind ours. */
const LAGS_MS = [300, 3_000, 15_000, 60_000];

/** Fetches the session again at the moments that change the allowed actions. */
export function useTimelyRefetch(session: Session): void {
  const cache = useQueryClient();
  const moments = momentsOf(session).join(",");
  const { id } = session;
  useEffect(() => {
    const again = () => void cache.invalidateQueries({ queryKey: sessionQuery(id).queryKey });
    const timers = moments
      .split(",")
      .filter(Boolean)
      .flatMap((moment) => LAGS_MS.map((lag) => Number(moment) + lag - Date.now()))
      .filter((wait) => wait > 0 && wait < LONGEST_TIMER_MS)
      .map((wait) => setTimeout(again, wait));
    return () => timers.forEach(clearTimeout);
  }, [cache, id, moments]);
}

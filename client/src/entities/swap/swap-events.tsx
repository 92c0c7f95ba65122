import { useQueryClient } from "@tanstack/react-query";
import { useSessionChanges } from "@/entities/session/use-session-changes";
import { useServerEvent } from "@/lib/realtime/provider";
import { SWAPS } from "./queries";

/** Fetches everything that shows swaps again when one changes, or a session that may be of one. Mounted once. */
export function SwapEvents() {
  const cache = useQueryClient();
  const refetch = () => void cache.invalidateQueries({ queryKey: SWAPS });
  useServerEvent("swap:new", refetch);
  useServerEvent("swap:updated", refetch);
  useSessionChanges(refetch);
  return null;
}

import { useQueryClient } from "@tanstack/react-query";
import { useSessionChanges } from "@/entities/session/use-session-changes";
import { useServerEvent } from "@/lib/realtime/provider";
import { RINGS } from "./queries";

/** Fetches everything that shows rings again when one changes, or a session that may be of one. Mounted once. */
export function RingEvents() {
  const cache = useQueryClient();
  const refetch = () => void cache.invalidateQueries({ queryKey: RINGS });
  useServerEvent("ring:new", refetch);
  useServerEvent("ring:updated", refetch);
  useSessionChanges(refetch);
  return null;
}

import { useQueryClient } from "@tanstack/react-query";
import { SESSIONS } from "./queries";
import { useSessionChanges } from "./use-session-changes";

/** Fetches everything that shows sessions again when one changes. Mounted once, in the shell. */
export function SessionEvents() {
  const cache = useQueryClient();
  useSessionChanges(() => void cache.invalidateQueries({ queryKey: SESSIONS }));
  return null;
}

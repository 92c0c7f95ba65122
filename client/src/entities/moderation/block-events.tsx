import { useQueryClient } from "@tanstack/react-query";
import { useServerEvent } from "@/lib/realtime/provider";
import { forgetPerson } from "./forget-person";

/** Hides whom I blocked on another device, and brings them back. Mounted once, in the shell. */
export function BlockEvents() {
  const cache = useQueryClient();
  useServerEvent("block:changed", ({ userId, isBlocked }) => {
    if (isBlocked) forgetPerson(cache, userId);
    else void cache.invalidateQueries();
  });
  return null;
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { refetchLastThreads, shortThread } from "@/entities/conversation/kept-threads";
import { keepAnswers } from "@/lib/offline/kept";
import { whenIdle } from "@/lib/offline/versions";

/** Keeps what the member sees in this browser, for reading without a network. */
export function KeepOffline({ userId }: { userId: string }) {
  const cache = useQueryClient();
  useEffect(
    () =>
      keepAnswers(cache, userId, {
        shorten: shortThread,
        again: (keys) => void whenIdle(() => void refetchLastThreads(cache, keys)),
      }),
    [cache, userId],
  );
  return null;
}

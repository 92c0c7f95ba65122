import type { QueryClient } from "@tanstack/react-query";
import { isSignedIn } from "@/lib/auth/tokens";
import { conversationQuery, threadQuery } from "./queries";
import type { Thread } from "./thread";

const THREADS = 5;
const MESSAGES = 100;
/** Not a cursor: there are messages before the kept ones, and they are not here. */
const NOT_KEPT = "not-kept";

/** Of a thread the newest messages, for reading without a network. Other answers stay as they are. */
export function shortThread([name]: readonly unknown[], data: unknown): unknown {
  const thread = data as Thread;
  if (name !== "messages" || thread.messages.length <= MESSAGES) return data;
  return { ...thread, messages: thread.messages.slice(-MESSAGES), older: thread.older ?? NOT_KEPT };
}

/** Fetches anew the threads that were read last, so that they can be read without a network as they are now. */
export async function refetchLastThreads(
  cache: QueryClient,
  keys: readonly (readonly unknown[])[],
): Promise<void> {
  const ids = keys.filter(([name]) => name === "messages").map(([, id]) => String(id));
  for (const id of ids.slice(0, THREADS)) {
    if (!isSignedIn()) return;
    if (!cache.getQueryData(threadQuery(id).queryKey)) await cache.prefetchQuery(threadQuery(id));
    if (isSignedIn() && !cache.getQueryData(conversationQuery(id).queryKey))
      await cache.prefetchQuery(conversationQuery(id));
  }
}

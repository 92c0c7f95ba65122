import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { MESSAGES_PER_PAGE, messagesBetween, messagesPage, threadQuery } from "./queries";
import { mergeMessages, type Thread, withOlder } from "./thread";

/**
 * The messages around a place far up in a conversation, beside its thread, which reaches from the newest one back.
 * Reading on in either direction loads more; once a window reaches the thread, both are one.
 */

/** Its key begins with the thread's, so that edits and deletions reach it too. */
export const windowQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: [...threadQuery(id).queryKey, "around", seq],
    queryFn: async ({ client, queryKey }): Promise<Thread> => {
      const known = client.getQueryData<Thread>(queryKey);
      const [first, last] = [known?.messages[0], known?.messages.at(-1)];
      if (known && first && last) {
        // After a time away: all that was read on from here, so that the reader stays where they are.
        const messages = await messagesBetween(id, first.seq - 1, last.seq);
        return { messages: mergeMessages(known.messages, messages), older: known.older };
      }
      const page = await messagesPage(id, { aroundSeq: seq, limit: MESSAGES_PER_PAGE });
      return withOlder({ messages: [], older: null }, page);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export function reaches(thread: Thread, seq: number): boolean {
  const first = thread.messages[0]?.seq ?? 1;
  return thread.older === null || seq >= first;
}

/** Makes the thread of a window that has reached it; null while messages in between are missing. */
export function joined(thread: Thread, window: Thread): Thread | null {
  const last = window.messages.at(-1)?.seq ?? 0;
  const first = thread.messages[0]?.seq ?? 1;
  if (last < first - 1) return null;
  return {
    messages: mergeMessages(window.messages, thread.messages),
    older: (window.messages[0]?.seq ?? 1) <= first ? window.older : thread.older,
  };
}

function joinThread(cache: QueryClient, id: string, window: Thread): void {
  const { queryKey } = threadQuery(id);
  const thread = cache.getQueryData(queryKey);
  const whole = thread && joined(thread, window);
  if (whole) cache.setQueryData(queryKey, whole);
}

/** Loads the page before or behind the loaded messages of a window. */
export function useLoadInWindow(id: string, seq: number) {
  const cache = useQueryClient();
  const { queryKey } = windowQuery(id, seq);
  return useMutation({
    mutationFn: async (where: "older" | "newer") => {
      const window = cache.getQueryData(queryKey);
      if (!window) return;
      if (where === "older" && window.older !== null) {
        const page = await messagesPage(id, { cursor: window.older, limit: MESSAGES_PER_PAGE });
        cache.setQueryData(queryKey, (now) => now && withOlder(now, page));
      }
      if (where === "newer") {
        const afterSeq = window.messages.at(-1)?.seq ?? 0;
        const page = await messagesPage(id, { afterSeq, limit: MESSAGES_PER_PAGE });
        cache.setQueryData(
          queryKey,
          (now) => now && { ...now, messages: mergeMessages(now.messages, page.data) },
        );
      }
      const now = cache.getQueryData(queryKey);
      if (now) joinThread(cache, id, now);
    },
  });
}

/** Finds the first message of a day or after it, and keeps those around it; null in an empty conversation. */
export function useFindDay(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (start: Date): Promise<number | null> => {
      const page = await messagesPage(id, { at: start.toISOString(), limit: MESSAGES_PER_PAGE });
      const window = withOlder({ messages: [], older: null }, page);
      const { messages } = window;
      const found =
        messages.find(({ createdAt }) => Date.parse(createdAt) >= +start) ?? messages.at(-1);
      if (!found) return null;
      cache.setQueryData(windowQuery(id, found.seq).queryKey, window);
      return found.seq;
    },
  });
}

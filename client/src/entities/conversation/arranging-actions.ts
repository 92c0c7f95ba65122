import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { type Arranged, before, rearranged } from "./arranging";
import { changeInList } from "./conversations";
import { archivedQuery, conversationQuery, conversationsQuery } from "./queries";

/** Writes how I arranged a conversation, here or on another device, into the query cache. */
export function applyArranging(
  cache: QueryClient,
  { id, ...change }: Partial<Arranged> & { id: string },
): void {
  const arrange = (known: Conversation) => rearranged(known, change);
  cache.setQueryData(conversationQuery(id).queryKey, (known) => known && arrange(known));
  for (const { queryKey } of [conversationsQuery, archivedQuery])
    cache.setQueryData(queryKey, (list) => (list && changeInList(list, id, arrange)) ?? list);
  const moves = "isArchived" in change || "isPinned" in change;
  if (!moves) return;
  void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  void cache.invalidateQueries({ queryKey: archivedQuery.queryKey });
}

/** Arranges a conversation: shown at once; once the server has it, a toast says so and can undo it. */
export function useArrange(conversation: Conversation) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const { id } = conversation;
  const { mutate } = useMutation({
    mutationFn: ({ change }: { change: Partial<Arranged>; said?: string }) =>
      unwrap(
        api.PATCH("/api/chat/conversations/{conversation_id}", {
          params: { path: { conversation_id: id } },
          body: change,
        }),
      ),
    onMutate: ({ change }) => {
      const undo = before(conversation, change);
      applyArranging(cache, { id, ...change });
      return undo;
    },
    onSuccess: (_, { said }, undo) => {
      if (said)
        toast(said, {
          id: `arranged-${id}`,
          action: { label: t("arranging.undo"), onClick: () => mutate({ change: undo }) },
        });
    },
    onError: (error, _, undo) => {
      toast.error(describeError(error), { id: `arranged-${id}` });
      if (undo) applyArranging(cache, { id, ...undo });
    },
  });
  return (change: Partial<Arranged>, said?: string) =>
    mutate({ change, ...(said ? { said } : {}) });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { Message } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { applyDeletion, applyEdit } from "./apply";
import { conversationsQuery, MESSAGES_PER_PAGE, messagesPage, threadQuery } from "./queries";
import { withOlder } from "./thread";

/** Opens the conversation with a person, made when there is none, and navigates to it. */
export function useOpenConversation() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (userId: string) =>
      unwrap(api.POST("/api/chat/conversations", { body: { userId } })),
    onSuccess: ({ id }) => {
      void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
      void navigate(`/messages/${id}`);
    },
    onError: (error) => toast.error(describeError(error)),
  });
}

/** Loads the page before the first loaded message. */
export function useLoadOlder(id: string) {
  const cache = useQueryClient();
  const { queryKey } = threadQuery(id);
  return useMutation({
    mutationFn: (cursor: string) => messagesPage(id, { cursor, limit: MESSAGES_PER_PAGE }),
    onSuccess: (page) =>
      cache.setQueryData(queryKey, (thread) => thread && withOlder(thread, page)),
  });
}

/** Changes the text of an own message. What goes wrong is for the caller to show: the text must not be lost. */
export function useEditMessage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ message, content }: { message: Message; content: string }) =>
      unwrap(
        api.PATCH("/api/chat/messages/{message_id}", {
          params: { path: { message_id: message.id } },
          body: { content },
        }),
      ),
    onSuccess: ({ editedAt, ...edit }) => editedAt && applyEdit(cache, { ...edit, editedAt }),
  });
}

/** Deletes a message: shown at once, fetched again when the server refuses. */
export function useDeleteMessage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Message) =>
      unwrap(
        api.DELETE("/api/chat/messages/{message_id}", { params: { path: { message_id: id } } }),
      ),
    onMutate: ({ id, conversationId }) =>
      applyDeletion(cache, { id, conversationId, deletedAt: new Date().toISOString() }),
    onError: (error, { conversationId }) => {
      toast.error(describeError(error));
      const { queryKey } = threadQuery(conversationId);
      cache.removeQueries({ queryKey });
      void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    },
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Me } from "skillswap-sdk";
import { conversationsQuery } from "@/entities/conversation/queries";
import { api, unwrap } from "@/lib/api/client";
import { meQuery } from "@/lib/auth/me";

/** The first run is over: gone through or skipped. Known at once; a failure only means that it is offered again. */
export function useEndFirstRun() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/users/first-run/end")),
    onMutate: () => cache.setQueryData(meQuery.queryKey, (me) => me && ended(me)),
  });
}

function ended(me: Me): Me {
  return { ...me, firstRun: "done" };
}

/** Writes the first message to somebody; the answer is their conversation. `clientId` makes a repeated click one. */
export function useFirstMessage() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({
      userId,
      content,
      clientId,
    }: Record<"userId" | "content" | "clientId", string>) => {
      const { id } = await unwrap(api.POST("/api/chat/conversations", { body: { userId } }));
      await unwrap(
        api.POST("/api/chat/conversations/{conversation_id}/messages", {
          params: { path: { conversation_id: id } },
          body: { content, clientId },
        }),
      );
      return id;
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: conversationsQuery.queryKey }),
  });
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

/** What I could teach so that others and I can learn. Refreshed with everything that my skills decide. */
export const ringHintsQuery = queryOptions({
  queryKey: ["matches", "ring-hints"],
  queryFn: () => unwrap(api.GET("/api/rings/hints")),
});

/** Puts a topic aside, gone at once, or brings it back. */
export function useDismissHint() {
  const cache = useQueryClient();
  const { queryKey } = ringHintsQuery;
  return useMutation({
    mutationFn: ({ topicId, dismissed }: { topicId: string; dismissed: boolean }) => {
      const params = { path: { topic_id: topicId } };
      return dismissed
        ? unwrap(api.PUT("/api/rings/hints/{topic_id}/dismissed", { params }))
        : unwrap(api.DELETE("/api/rings/hints/{topic_id}/dismissed", { params }));
    },
    onMutate: async ({ topicId, dismissed }) => {
      await cache.cancelQueries({ queryKey });
      if (dismissed)
        cache.setQueryData(queryKey, (hints) => hints?.filter((hint) => hint.topicId !== topicId));
    },
    onSettled: () => cache.invalidateQueries({ queryKey }),
  });
}

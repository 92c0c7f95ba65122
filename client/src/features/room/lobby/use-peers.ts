import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import { useServerEvent } from "@/lib/realtime/provider";

/** Events tell of who comes and goes; who just vanished is found by looking again. */
const LOOK_EVERY_MS = 30_000;

const peersQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["call", sessionId],
    queryFn: async () => {
      const call = await unwrap(
        api.GET("/api/sessions/{session_id}/call", { params: { path: { session_id: sessionId } } }),
      );
      return call.peers.map(({ userId }) => userId);
    },
    refetchInterval: LOOK_EVERY_MS,
    staleTime: 0,
  });

/** The members who are in the call of a session now; undefined while that is not known. */
export function usePeers(sessionId: string): string[] | undefined {
  const cache = useQueryClient();
  const look = (event: { sessionId: string }) => {
    if (event.sessionId !== sessionId) return;
    void cache.invalidateQueries({ queryKey: peersQuery(sessionId).queryKey });
  };
  useServerEvent("call:joined", look);
  useServerEvent("call:left", look);
  return useQuery(peersQuery(sessionId)).data;
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Ring } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { keepItem, showAhead } from "@/lib/item-queries";
import { RINGS } from "./queries";
import { answered } from "./view";

/** Says yes: shown at once, and taken back when the server refuses. */
export function useAcceptRing(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST("/api/rings/{ring_id}/accept", { params: { path: { ring_id: id } } })),
    onMutate: () => showAhead(cache, RINGS, id, (ring: Ring) => answered(ring, "yes")),
    onSuccess: (ring) => keepItem(cache, RINGS, ring),
    onError: (_error, _nothing, takeBack) => takeBack?.(),
  });
}

/** Going out of a ring: before everybody said yes, or after. */
export type Exit = "decline" | "leave";

/** Says no, or leaves. The dialog that asks for it stays until the server has answered. */
export function useExitRing(id: string, exit: Exit) {
  const cache = useQueryClient();
  const params = { path: { ring_id: id } };
  return useMutation({
    mutationFn: (reason: string) =>
      exit === "decline"
        ? unwrap(api.POST("/api/rings/{ring_id}/decline", { params, body: { reason } }))
        : unwrap(api.POST("/api/rings/{ring_id}/leave", { params, body: { reason } })),
    onSuccess: (ring) => keepItem(cache, RINGS, ring),
    onError: () => cache.invalidateQueries({ queryKey: RINGS }),
  });
}

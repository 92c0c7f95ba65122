import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Slot } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { meQuery } from "@/lib/auth/me";

export function useSaveAvailability() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Slot[]) => unwrap(api.PUT("/api/users/availability", { body })),
    onSuccess: (availability) => {
      cache.setQueryData(meQuery.queryKey, (me) => (me ? { ...me, availability } : me));
      void cache.invalidateQueries({ queryKey: ["matches"] });
    },
  });
}

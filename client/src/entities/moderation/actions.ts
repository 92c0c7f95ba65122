import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonRef, ReportInput } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

export function useBlock() {
  return useMutation({
    mutationFn: ({ id }: PersonRef) =>
      unwrap(api.POST("/api/blocks/{user_id}", { params: { path: { user_id: id } } })),
  });
}

/** Unblocking may bring the person back on any screen, so every query is fetched again. */
export function useUnblock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: PersonRef) =>
      unwrap(api.DELETE("/api/blocks/{user_id}", { params: { path: { user_id: id } } })),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useReport() {
  return useMutation({
    mutationFn: (body: ReportInput) => unwrap(api.POST("/api/reports", { body })),
  });
}

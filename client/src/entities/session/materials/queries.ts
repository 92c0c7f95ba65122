import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";
import { SESSIONS } from "../queries";

const at = (id: string) => ({ path: { session_id: id } });

/** Links and files of a session; fetched again with it, as every change is a `session:updated`. */
export const materialsQuery = (id: string) =>
  queryOptions({
    queryKey: [...SESSIONS, "materials", id],
    queryFn: () => unwrap(api.GET("/api/sessions/{session_id}/materials", { params: at(id) })),
  });

type NewMaterial = { link: string; name: string } | { attachmentId: string };

export function useAddMaterial(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMaterial) =>
      unwrap(api.POST("/api/sessions/{session_id}/materials", { params: at(id), body })),
    onSuccess: () => cache.invalidateQueries(materialsQuery(id)),
  });
}

export function useRemoveMaterial(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (materialId: string) =>
      unwrap(
        api.DELETE("/api/sessions/{session_id}/materials/{material_id}", {
          params: { path: { session_id: id, material_id: materialId } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries(materialsQuery(id)),
  });
}

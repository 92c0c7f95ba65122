import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SavedSearch, SavedSearchInput } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { searchesQuery } from "./queries";

const UNDO_MS = 8_000;
const { queryKey } = searchesQuery;
const at = (searchId: string) => ({ params: { path: { search_id: searchId } } });
const showError = (error: Error) => void toast.error(describeError(error));

function useSearchList() {
  const cache = useQueryClient();
  return {
    edit: (change: (list: SavedSearch[]) => SavedSearch[]) =>
      cache.setQueryData(queryKey, (list) => list && change(list)),
    refresh: () => cache.invalidateQueries({ queryKey }),
  };
}

/** Saves a search. What goes wrong is for the form to show. */
export function useSaveSearch() {
  const { edit, refresh } = useSearchList();
  return useMutation({
    mutationFn: (body: SavedSearchInput) => unwrap(api.POST("/api/searches", { body })),
    onSuccess: (search) => {
      edit((list) => [search, ...list.filter(({ id }) => id !== search.id)]);
      void refresh();
    },
    onError: () => refresh(), // it may be kept all the same: only the answer was lost
  });
}

/** Another name, or whether it notifies: shown at once, fetched again when the server refuses. */
export function useEditSearch() {
  const { edit, refresh } = useSearchList();
  return useMutation({
    mutationFn: ({ id, ...body }: Pick<SavedSearch, "id"> & Partial<SavedSearchInput>) =>
      unwrap(api.PATCH("/api/searches/{search_id}", { ...at(id), body })),
    onMutate: ({ id, ...change }) =>
      edit((list) => list.map((each) => (each.id === id ? { ...each, ...change } : each))),
    onSettled: () => refresh(),
  });
}

/** Who was new in it counts as seen. */
export function useSeeSearch() {
  const { edit, refresh } = useSearchList();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/api/searches/{search_id}/seen", at(id))),
    onMutate: (id) =>
      edit((list) => list.map((each) => (each.id === id ? { ...each, newCount: 0 } : each))),
    onError: () => void refresh(),
  });
}

/** Deletes a search; the toast's "Undo" saves it again. */
export function useDeleteSearch() {
  const { t } = useTranslation();
  const { edit, refresh } = useSearchList();
  const save = useSaveSearch();
  return useMutation({
    mutationFn: ({ id }: SavedSearch) => unwrap(api.DELETE("/api/searches/{search_id}", at(id))),
    onMutate: ({ id }) => edit((list) => list.filter((each) => each.id !== id)),
    onError: showError,
    onSuccess: (_, { name, view, query, notify }) =>
      toast(t("searches.deleted", { name }), {
        duration: UNDO_MS,
        action: {
          label: t("common.undo"),
          onClick: () => save.mutate({ name, view, query, notify }, { onError: showError }),
        },
      }),
    onSettled: () => refresh(),
  });
}

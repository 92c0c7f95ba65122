import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PersonRef } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { changeInLists, hideInLists } from "./in-lists";
import { personQuery } from "./queries";
import { suggestionsQuery } from "./suggestions";

const UNDO_MS = 8_000;
const at = (personId: string) => ({ params: { path: { person_id: personId } } });
const showError = (error: Error) => void toast.error(describeError(error));

/** Saves a person, or no longer. Shown at once everywhere, and taken back when the server refuses. */
export function useSavePerson() {
  const cache = useQueryClient();
  function show({ id }: PersonRef, isSaved: boolean) {
    changeInLists(cache, id, (row) =>
      row.owner ? { ...row, owner: { ...row.owner, isSaved } } : { ...row, isSaved },
    );
    cache.setQueryData(personQuery(id).queryKey, (person) => person && { ...person, isSaved });
    cache.setQueryData(suggestionsQuery.queryKey, (list) =>
      list?.map((each) => (each.user.id === id ? { ...each, isSaved } : each)),
    );
  }
  return useMutation({
    mutationFn: ({ person, isSaved }: { person: PersonRef; isSaved: boolean }) =>
      isSaved
        ? unwrap(api.PUT("/api/discover/{person_id}/saved", at(person.id)))
        : unwrap(api.DELETE("/api/discover/{person_id}/saved", at(person.id))),
    onMutate: ({ person, isSaved }) => show(person, isSaved),
    onError: (error, { person, isSaved }) => {
      show(person, !isSaved);
      showError(error);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["discover", "saved"] }),
  });
}

/** Brings a dismissed person back: where they stand in a list only the server knows. */
export function useBringBack() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: PersonRef) =>
      unwrap(api.DELETE("/api/discover/{person_id}/dismissed", at(id))),
    onSuccess: async () => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: ["discover"] }),
        cache.invalidateQueries({ queryKey: ["matches"] }),
      ]);
    },
    onError: showError,
  });
}

/** "Not for me": the person is in no list any more, until undone in the toast or on the page of saved things. */
export function useDismissPerson() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const back = useBringBack();
  return useMutation({
    mutationFn: ({ id }: PersonRef) =>
      unwrap(api.PUT("/api/discover/{person_id}/dismissed", at(id))),
    onSuccess: (_, person) => {
      hideInLists(cache, person.id);
      void cache.invalidateQueries({ queryKey: ["discover", "dismissed"] });
      toast(t("saved.dismissed", { name: person.name }), {
        duration: UNDO_MS,
        action: { label: t("common.undo"), onClick: () => back.mutate(person) },
      });
    },
    onError: showError,
  });
}

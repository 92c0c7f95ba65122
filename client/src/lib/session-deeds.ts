import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "./api/client";
import type { ReviewInput, Room, Session } from "./api/types";
import { keepSession, sessionQuery } from "./sessions";

/** Whom a room pass lets in. Asked once per pass: the answer of yesterday opens nothing today. */
export const admissionQuery = (pass: string) =>
  queryOptions({
    queryKey: ["rooms", pass],
    queryFn: () =>
      unwrap(api.GET("/api/rooms/{room_pass}", { params: { path: { room_pass: pass } } })),
    enabled: pass !== "",
    staleTime: 0,
    gcTime: 0,
  });

export const reliabilityQuery = (personId: string) =>
  queryOptions({
    queryKey: ["people", personId, "reliability"],
    queryFn: () =>
      unwrap(
        api.GET("/api/users/{person_id}/reliability", {
          params: { path: { person_id: personId } },
        }),
      ),
  });

const at = (id: string) => ({ path: { session_id: id } });

/** Be there: starts the session or joins it, and answers with the room. */
export function useJoin(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Room> => {
      const known = cache.getQueryData(sessionQuery(id).queryKey);
      const session = await unwrap(
        known?.status === "in_progress"
          ? api.POST("/api/sessions/{session_id}/join", { params: at(id) })
          : api.POST("/api/sessions/{session_id}/start", { params: at(id) }),
      );
      keepSession(cache, session);
      return unwrap(api.GET("/api/sessions/{session_id}/room", { params: at(id) }));
    },
  });
}

/** End it. Without `actualMinutes` the server says the minutes that passed. */
export function useEndSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (actualMinutes: number | undefined) =>
      unwrap(
        api.POST("/api/sessions/{session_id}/end", {
          params: at(id),
          body: actualMinutes === undefined ? {} : { actualMinutes },
        }),
      ),
    onSuccess: (session) => keepSession(cache, session),
  });
}

export type SpokenDeed = "dispute" | "excuse" | "appeal";

/** What a person has to explain: a disputed time, a technical failure, an appeal. */
export function useSpokenDeed(id: string) {
  const cache = useQueryClient();
  const send: Record<SpokenDeed, (text: string) => Promise<Session>> = {
    dispute: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/dispute", { params: at(id), body: { text } })),
    excuse: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/excuse", { params: at(id), body: { text } })),
    appeal: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/appeal", { params: at(id), body: { text } })),
  };
  return useMutation({
    mutationFn: ({ deed, text }: { deed: SpokenDeed; text: string }) => send[deed](text),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Write the review, or change it while it is hidden. The other person's reviews and stars may change by it. */
export function useReview(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewInput) =>
      unwrap(api.POST("/api/sessions/{session_id}/review", { params: at(id), body })),
    onSuccess: (session) => {
      keepSession(cache, session);
      void cache.invalidateQueries({ queryKey: ["people"] });
    },
  });
}

/** Keep my notes. Nobody hears of it; the copy in this browser follows. */
export function useSaveNotes(id: string) {
  const cache = useQueryClient();
  return async (text: string): Promise<void> => {
    await unwrap(api.PUT("/api/sessions/{session_id}/notes", { params: at(id), body: { text } }));
    cache.setQueryData(sessionQuery(id).queryKey, (session) =>
      session ? { ...session, myNotes: text } : session,
    );
  };
}

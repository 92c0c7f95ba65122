import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReviewInput, Room, Session, SessionEditInput } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import { SESSIONS, sessionQuery } from "./queries";

const at = (id: string) => ({ path: { session_id: id } });

/** Shows the session that an action answered with at once, and fetches the lists again. */
export function keepSession(cache: QueryClient, session: Session): void {
  cache.setQueryData(sessionQuery(session.id).queryKey, session);
  void cache.invalidateQueries({ queryKey: SESSIONS });
}

export type SimpleAction = "accept" | "start" | "confirm" | "no-show";

/** The actions that need nothing but a click. */
export function useSessionAction(id: string) {
  const cache = useQueryClient();
  const params = at(id);
  const send: Record<SimpleAction, () => Promise<Session>> = {
    accept: () => unwrap(api.POST("/api/sessions/{session_id}/accept", { params })),
    start: () => unwrap(api.POST("/api/sessions/{session_id}/start", { params })),
    confirm: () => unwrap(api.POST("/api/sessions/{session_id}/confirm", { params })),
    "no-show": () => unwrap(api.POST("/api/sessions/{session_id}/no-show", { params })),
  };
  return useMutation({
    mutationFn: (action: SimpleAction) => send[action](),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Changes a request, or proposes another time for an agreed session. */
export function useEditSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SessionEditInput) =>
      unwrap(api.PATCH("/api/sessions/{session_id}", { params: at(id), body })),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Sets the teacher's own meeting link; an empty one takes it away. */
export function useSetMeetingLink(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (meetingLink: string) =>
      unwrap(
        api.PUT("/api/sessions/{session_id}/meeting-link", {
          params: at(id),
          body: { meetingLink },
        }),
      ),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Declines a request or a proposed time. */
export function useDeclineSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST("/api/sessions/{session_id}/decline", {
          params: at(id),
          body: { reason },
        }),
      ),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Cancels a session, or withdraws a request. */
export function useCancelSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.DELETE("/api/sessions/{session_id}", {
          params: { ...at(id), query: { reason } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSIONS }),
  });
}

/** Starts the session or joins a running one. The answer is its video room. */
export function useJoinSession(id: string) {
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

/** Ends a session. Without `actualMinutes` the server takes what is known: `docs/time.md`. */
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

export type ExtensionMinutes = 15 | 30 | 60;

/** Proposes to go on for so many minutes, or agrees with the other who has proposed the same. */
export function useExtendSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (minutes: ExtensionMinutes) =>
      unwrap(api.POST("/api/sessions/{session_id}/extend", { params: at(id), body: { minutes } })),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Declines to go on, or takes my own proposal back. */
export function useDeclineExtension(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST("/api/sessions/{session_id}/extend/decline", { params: at(id) })),
    onSuccess: (session) => keepSession(cache, session),
  });
}

export type StatementAction = "dispute" | "excuse" | "appeal";

/** The actions that need an explanation: a dispute about the time, a technical failure, an appeal. */
export function useStatementAction(id: string) {
  const cache = useQueryClient();
  const send: Record<StatementAction, (text: string) => Promise<Session>> = {
    dispute: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/dispute", { params: at(id), body: { text } })),
    excuse: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/excuse", { params: at(id), body: { text } })),
    appeal: (text) =>
      unwrap(api.POST("/api/sessions/{session_id}/appeal", { params: at(id), body: { text } })),
  };
  return useMutation({
    mutationFn: ({ action, text }: { action: StatementAction; text: string }) => send[action](text),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Writes the review, or changes it while it is hidden. The other person's rating may change with it. */
export function useReviewSession(id: string) {
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

/** Saves the summary of both. Refused with `summary_changed` when `version` is no longer the last one. */
export function useSaveSummary(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; version: number }) =>
      unwrap(api.PUT("/api/sessions/{session_id}/summary", { params: at(id), body })),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Saves my notes. No event is published, so the copy in this browser is changed here. */
export function useSaveNotes(id: string) {
  const cache = useQueryClient();
  return async (text: string): Promise<void> => {
    await unwrap(api.PUT("/api/sessions/{session_id}/notes", { params: at(id), body: { text } }));
    cache.setQueryData(sessionQuery(id).queryKey, (session) =>
      session ? { ...session, myNotes: text } : session,
    );
  };
}

import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api, unwrap } from "./api/client";
import type { Session, SessionEditInput, SessionInput, SessionStatus } from "./api/types";
import { useServerEvent } from "./realtime/provider";

/** Sessions for every place that shows them: their pages, the cards in the chat, the dashboard. */
export const SESSIONS = ["sessions"];

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: [...SESSIONS, "one", id],
    queryFn: (): Promise<Session> =>
      unwrap(api.GET("/api/sessions/{session_id}", { params: { path: { session_id: id } } })),
  });

export interface SessionFilter {
  when?: "upcoming" | "past";
  type?: "taught" | "learned";
  status?: SessionStatus;
  withUser?: string;
}

export const sessionsQuery = (filter: SessionFilter, page = 1, limit = 20) =>
  queryOptions({
    queryKey: [...SESSIONS, "list", filter, page, limit],
    queryFn: () =>
      unwrap(api.GET("/api/sessions", { params: { query: { ...filter, page, limit } } })),
    placeholderData: keepPreviousData,
  });

/** `besides`: a session to move, whose own time counts as free. */
export const slotsQuery = (
  userId: string,
  durationMinutes: number,
  from: string,
  to: string,
  besides?: string,
) =>
  queryOptions({
    queryKey: [...SESSIONS, "slots", userId, durationMinutes, from, to, besides],
    queryFn: () =>
      unwrap(
        api.GET("/api/sessions/slots", {
          params: {
            query: { userId, durationMinutes, from, to, ...(besides ? { besides } : {}) },
          },
        }),
      ),
  });

export const reviewsQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: ["people", personId, "reviews"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/users/{person_id}/reviews", {
          params: {
            path: { person_id: personId },
            query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: ({ pagination }) =>
      pagination.hasMore ? (pagination.nextCursor ?? undefined) : undefined,
  });

/** One session, as the server last told it. */
export function useSession(id: string) {
  return useQuery(sessionQuery(id));
}

/** Ask again for whatever shows sessions when anything happens to one. Mounted once, in the shell. */
export function useSessionEvents(): void {
  const cache = useQueryClient();
  const again = () => void cache.invalidateQueries({ queryKey: SESSIONS });
  useServerEvent("session:request", again);
  useServerEvent("session:accepted", again);
  useServerEvent("session:declined", again);
  useServerEvent("session:updated", again);
  useServerEvent("session:started", again);
  useServerEvent("session:ended", again);
}

/** Show what a deed answered at once, and ask again for the lists. */
export function keepSession(cache: QueryClient, session: Session): void {
  cache.setQueryData(sessionQuery(session.id).queryKey, session);
  void cache.invalidateQueries({ queryKey: SESSIONS });
}

/** Ask for a session. `key` makes a repeated click one request. */
export function useAskSession() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: SessionInput & { key: string }) =>
      unwrap(api.POST("/api/sessions", { params: { header: { "Idempotency-Key": key } }, body })),
    onSuccess: (session) => keepSession(cache, session),
  });
}

export type PlainDeed = "accept" | "start" | "confirm" | "no-show";

/** The deeds that need no words: accept, start (join), confirm, no-show. */
export function useSessionDeed(id: string) {
  const cache = useQueryClient();
  const params = { path: { session_id: id } };
  const deeds: Record<PlainDeed, () => Promise<Session>> = {
    accept: () => unwrap(api.POST("/api/sessions/{session_id}/accept", { params })),
    start: () => unwrap(api.POST("/api/sessions/{session_id}/start", { params })),
    confirm: () => unwrap(api.POST("/api/sessions/{session_id}/confirm", { params })),
    "no-show": () => unwrap(api.POST("/api/sessions/{session_id}/no-show", { params })),
  };
  return useMutation({
    mutationFn: (deed: PlainDeed) => deeds[deed](),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Change a request, or propose another time for an agreed session. */
export function useEditSession(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SessionEditInput) =>
      unwrap(
        api.PATCH("/api/sessions/{session_id}", { params: { path: { session_id: id } }, body }),
      ),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Decline a request or a proposal. */
export function useDecline(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST("/api/sessions/{session_id}/decline", {
          params: { path: { session_id: id } },
          body: { reason },
        }),
      ),
    onSuccess: (session) => keepSession(cache, session),
  });
}

/** Cancel a session, or withdraw a request. */
export function useCancel(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.DELETE("/api/sessions/{session_id}", {
          params: { path: { session_id: id }, query: { reason } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSIONS }),
  });
}

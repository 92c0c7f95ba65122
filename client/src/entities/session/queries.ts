import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { Session, SessionStatus } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

/** The query key of everything that shows sessions. */
export const SESSIONS = ["sessions"];

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: [...SESSIONS, "one", id],
    queryFn: (): Promise<Session> =>
      unwrap(api.GET("/api/sessions/{session_id}", { params: { path: { session_id: id } } })),
  });

/** For how long a session could go on. Asked anew for each end: what stands in the way changes with it. */
export const extensionChoicesQuery = ({ id, durationMinutes }: Session) =>
  queryOptions({
    queryKey: [...SESSIONS, "extension", id, durationMinutes],
    queryFn: () =>
      unwrap(
        api.GET("/api/sessions/{session_id}/extend/choices", {
          params: { path: { session_id: id } },
        }),
      ),
    staleTime: 0,
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

/** One session, as it was last fetched. */
export function useSession(id: string) {
  return useQuery(sessionQuery(id));
}

/** Whether a room pass admits me. Never cached: an earlier answer may have expired. */
export const admissionQuery = (pass: string) =>
  queryOptions({
    queryKey: ["rooms", pass],
    queryFn: () =>
      unwrap(api.GET("/api/rooms/{room_pass}", { params: { path: { room_pass: pass } } })),
    enabled: pass !== "",
    staleTime: 0,
    gcTime: 0,
  });

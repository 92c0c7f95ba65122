import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./api/client";

/** My own skills: shown on their page, and counted on the dashboard. */
export const mySkillsQuery = queryOptions({
  queryKey: ["skills", "mine"],
  queryFn: () => unwrap(api.GET("/api/skills/mine")),
});

/** Topics whose name or alias fits `text`, for completing what is typed. */
export const topicsQuery = (text: string) =>
  queryOptions({
    queryKey: ["skills", "topics", text],
    queryFn: () => unwrap(api.GET("/api/skills/topics", { params: { query: { q: text } } })),
    enabled: text.length > 0,
    staleTime: 5 * 60_000,
  });

/** A person's public profile: their page, and what they teach when a swap is proposed. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", id],
    queryFn: () =>
      unwrap(api.GET("/api/users/{person_id}", { params: { path: { person_id: id } } })),
  });

import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

/** My own skills. */
export const mySkillsQuery = queryOptions({
  queryKey: ["skills", "mine"],
  queryFn: () => unwrap(api.GET("/api/skills/mine")),
});

/** Topics that many have added lately. */
export const trendingQuery = queryOptions({
  queryKey: ["skills", "trending"],
  queryFn: () => unwrap(api.GET("/api/skills/trending")),
  staleTime: 5 * 60_000,
});

/** Topics whose name or alias fits `text`, for completing what is typed. */
export const topicsQuery = (text: string) =>
  queryOptions({
    queryKey: ["skills", "topics", text],
    queryFn: () => unwrap(api.GET("/api/skills/topics", { params: { query: { q: text } } })),
    enabled: text.length > 0,
    staleTime: 5 * 60_000,
  });

/** The categories with how many skills are offered and wanted in each. */
export const categoriesQuery = queryOptions({
  queryKey: ["skills", "categories"],
  queryFn: () => unwrap(api.GET("/api/skills/categories")),
  staleTime: 5 * 60_000,
});

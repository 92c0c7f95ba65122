import { infiniteQueryOptions } from "@tanstack/react-query";
import {
  atCursor,
  type CategoryId,
  type FoundPeople,
  type FoundSkills,
  type Level,
  type Mode,
  nextCursor,
  type SkillKind,
} from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";
import type { Filters, SORTS } from "./filters";

const PER_PAGE = 24;

/** The filters as the API takes them: `readFilters` has checked each. */
function parametersOf({ minRating, minReliability, freeWhenIAm, ...words }: Filters) {
  return {
    ...(words as {
      q?: string;
      type?: SkillKind;
      category?: CategoryId;
      level?: Level;
      mode?: Mode;
      timezone?: string;
      language?: string;
      sort?: (typeof SORTS)[number];
    }),
    ...(minRating ? { minRating: Number(minRating) } : {}),
    ...(minReliability ? { minReliability: Number(minReliability) } : {}),
    ...(freeWhenIAm ? { freeWhenIAm: true } : {}),
  };
}

/** People who fit the filters. */
export const peopleQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["discover", "people", filters],
    initialPageParam: "",
    queryFn: ({ pageParam }): Promise<FoundPeople> =>
      unwrap(
        api.GET("/api/discover", {
          params: { query: { ...parametersOf(filters), limit: PER_PAGE, ...atCursor(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

/** Single skills that fit the filters, each with its owner. */
export const skillsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["discover", "skills", filters],
    initialPageParam: "",
    queryFn: ({ pageParam }): Promise<FoundSkills> =>
      unwrap(
        api.GET("/api/search/skills", {
          params: { query: { ...parametersOf(filters), limit: PER_PAGE, ...atCursor(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

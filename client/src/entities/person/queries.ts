import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "@/lib/api/client";

/** A person's public profile: their page, and what they teach when a swap is proposed. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", id],
    queryFn: () =>
      unwrap(api.GET("/api/users/{person_id}", { params: { path: { person_id: id } } })),
  });

import { infiniteQueryOptions } from "@tanstack/react-query";
import { atCursor, type CategoryId, nextCursor } from "skillswap-sdk";
import { api, unwrap } from "@/lib/api/client";

const PER_PAGE = 24;

export const VIEWS = ["wanted", "offered", "growing"] as const;
export type BoardView = (typeof VIEWS)[number];

export interface BoardChoice {
  view: BoardView;
  category?: CategoryId;
  language?: string;
  hours?: number;
}

/** Topics with how many people offer and want them, of those whom the choice counts. */
export const boardQuery = (choice: BoardChoice) =>
  infiniteQueryOptions({
    queryKey: ["matches", "board", choice],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/matches/board", {
          params: { query: { ...choice, limit: PER_PAGE, ...atCursor(pageParam) } },
        }),
      ),
    getNextPageParam: nextCursor,
  });

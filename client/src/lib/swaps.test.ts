import type { InfiniteData } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { makeSwap } from "@/test/factories";
import type { Lesson, Page, Swap } from "./api/types";
import { makeQueryClient } from "./query-cache";
import { canBook, isAhead, keepSwap, sidesOf, swapQuery, swapsQuery } from "./swaps";

const lesson = (sessionStatus: string | null): Lesson => ({
  teacherId: "me",
  studentId: "other",
  skillId: "spanish",
  skillName: "Spanish",
  minutes: 60,
  sessionId: sessionStatus && "s1",
  sessionStatus,
});

it("whoever was asked teaches what is wanted", () => {
  const swap = makeSwap();
  expect(sidesOf(swap, "me")).toMatchObject({
    other: { id: "other" },
    iProposed: false,
    iTeach: { name: "Spanish" },
    theyTeach: { name: "Guitar" },
  });
  expect(sidesOf(swap, "other")).toMatchObject({
    other: { id: "me" },
    iProposed: true,
    iTeach: { name: "Guitar" },
    theyTeach: { name: "Spanish" },
  });
});

it.each([
  [null, { ahead: false, bookable: true }],
  ["requested", { ahead: true, bookable: false }],
  ["scheduled", { ahead: true, bookable: false }],
  ["in_progress", { ahead: true, bookable: false }],
  ["completed", { ahead: false, bookable: false }],
  ["declined", { ahead: false, bookable: true }],
  ["cancelled", { ahead: false, bookable: true }],
  ["abandoned", { ahead: false, bookable: true }],
])("a lesson whose session is %s", (status, { ahead, bookable }) => {
  expect(isAhead(lesson(status))).toBe(ahead);
  expect(canBook(lesson(status))).toBe(bookable);
});

it("what a deed answered shows in every list and on its own page", () => {
  const cache = makeQueryClient();
  const { queryKey } = swapsQuery({ box: "inbox" });
  const pagination = { hasMore: false, nextCursor: null, limit: 20, count: 2 };
  const other = makeSwap({ id: "w2" });
  cache.setQueryData(queryKey, {
    pages: [{ data: [makeSwap(), other], pagination }],
    pageParams: [""],
  } satisfies InfiniteData<Page<Swap>, string>);
  const accepted = makeSwap({ status: "accepted" });
  keepSwap(cache, accepted);
  expect(cache.getQueryData(queryKey)?.pages[0]?.data).toEqual([accepted, other]);
  expect(cache.getQueryData(swapQuery("w1").queryKey)).toEqual(accepted);
});

// @vitest-environment jsdom
import type { InfiniteData } from "@tanstack/react-query";
import type { Page, Swap, SwapSession } from "skillswap-sdk";
import { expect, it } from "vitest";
import { canBook, isAhead } from "@/entities/session/agreed";
import { keepItem } from "@/lib/item-queries";
import { makeQueryClient } from "@/lib/query-cache";
import { makeSwap } from "@/test/factories";
import { SWAPS, swapQuery, swapsQuery } from "./queries";
import { sidesOf } from "./view";

const session = (sessionStatus: string | null): SwapSession => ({
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
])("a side of a swap whose session is %s", (status, { ahead, bookable }) => {
  expect(isAhead(session(status))).toBe(ahead);
  expect(canBook(session(status))).toBe(bookable);
});

it("what an action answered with shows in every list and on its own page", () => {
  const cache = makeQueryClient();
  const { queryKey } = swapsQuery({ box: "inbox" });
  const pagination = { hasMore: false, nextCursor: null, limit: 20, count: 2 };
  const other = makeSwap({ id: "w2" });
  cache.setQueryData(queryKey, {
    pages: [{ data: [makeSwap(), other], pagination }],
    pageParams: [""],
  } satisfies InfiniteData<Page<Swap>, string>);
  const accepted = makeSwap({ status: "accepted" });
  keepItem(cache, SWAPS, accepted);
  expect(cache.getQueryData(queryKey)?.pages[0]?.data).toEqual([accepted, other]);
  expect(cache.getQueryData(swapQuery("w1").queryKey)).toEqual(accepted);
});

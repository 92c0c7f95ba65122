// @vitest-environment jsdom
import type { InfiniteData } from "@tanstack/react-query";
import type { Conversation, Page } from "skillswap-sdk";
import { beforeEach, expect, it } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { makeConversation } from "@/test/factories";
import { forgetPerson } from "./forget-person";

const pagination = { hasMore: false, nextCursor: null, limit: 20, count: 2 };
const pages = <Row>(data: Row[]): InfiniteData<Page<Row>, string> => ({
  pages: [{ data, pagination }],
  pageParams: [""],
});
const stranger = { ...makeConversation().participants[1], id: "third", username: "third" } as never;
const kept = makeConversation({ id: "c2", participants: [stranger] });

const theirSwap = { id: "w1", fromUser: { id: "other" }, toUser: { id: "me" } };
const keptSwap = { id: "w2", fromUser: { id: "me" }, toUser: { id: "third" } };
const session = { id: "s1", teacher: { id: "me" }, student: { id: "other" } };
const keptSession = { id: "s2", teacher: { id: "third" }, student: { id: "me" } };

let cache = makeQueryClient();
beforeEach(() => {
  cache = makeQueryClient();
  cache.setQueryData(["conversations"], pages([makeConversation(), kept]));
  cache.setQueryData(["conversation", "c1"], makeConversation());
  cache.setQueryData(["conversation", "c2"], kept);
  cache.setQueryData(["messages", "c1"], { messages: [] });
  cache.setQueryData(["messages", "c2"], { messages: [] });
  cache.setQueryData(["discover", {}], pages([{ id: "other" }, { id: "third" }]));
  cache.setQueryData(["discover", { skill: "x" }], pages([{ id: "other" }]));
  cache.setQueryData(
    ["matches", "suggestions"],
    [{ user: { id: "other" } }, { user: { id: "third" } }],
  );
  cache.setQueryData(["swaps", "list", { box: "inbox" }], pages([theirSwap, keptSwap]));
  cache.setQueryData(["swaps", "one", "w1"], theirSwap);
  cache.setQueryData(["swaps", "one", "w2"], keptSwap);
  cache.setQueryData(["sessions", "list", {}, 1, 20], { data: [session, keptSession] });
  cache.setQueryData(["sessions", "one", "s1"], session);
  cache.setQueryData(["people", "other"], { id: "other" });
  cache.setQueryData(["people", "third"], { id: "third" });
});

it("a forgotten person is in no cache any more", () => {
  forgetPerson(cache, "other");
  const left = JSON.stringify(
    cache
      .getQueryCache()
      .getAll()
      .map(({ queryKey, state }) => [queryKey, state.data]),
  );
  expect(left).not.toContain('"other"');
  expect(left).not.toContain('"c1"');
});

it("everybody else stays", () => {
  forgetPerson(cache, "other");
  const talks = cache.getQueryData<InfiniteData<Page<Conversation>>>(["conversations"]);
  expect(talks?.pages[0]?.data).toEqual([kept]);
  for (const key of [
    ["conversation", "c2"],
    ["messages", "c2"],
    ["people", "third"],
    ["swaps", "one", "w2"],
  ])
    expect(cache.getQueryData(key)).toBeDefined();
  expect(cache.getQueryData(["swaps", "list", { box: "inbox" }])).toEqual(pages([keptSwap]));
  expect(cache.getQueryData(["sessions", "list", {}, 1, 20])).toEqual({ data: [keptSession] });
  expect(cache.getQueryData(["discover", {}])).toEqual(pages([{ id: "third" }]));
});

it("a conversation that only its own page knows is forgotten too", () => {
  cache.removeQueries({ queryKey: ["conversations"] });
  forgetPerson(cache, "other");
  expect(cache.getQueryData(["messages", "c1"])).toBeUndefined();
});

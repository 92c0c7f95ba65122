// @vitest-environment jsdom
import { QueryClient } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { Message } from "skillswap-sdk";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeMessage } from "@/test/factories";
import { threadQuery } from "./queries";
import { windowQuery } from "./window";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

/** The newest message that the server has. */
let newest = 0;
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    http.get(`${location.origin}/api/chat/conversations/c1/messages`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query.toString());
      const limit = Number(query.get("limit"));
      const after = query.get("afterSeq");
      const around = query.get("aroundSeq");
      const last = after ? Math.min(newest, Number(after) + limit) : newest;
      const upTo = around ? Number(around) + limit / 2 : last;
      const from = after ? Number(after) + 1 : Math.max(1, upTo - limit + 1);
      const data: Message[] = [];
      for (let seq = from; seq <= upTo; seq += 1)
        data.push(makeMessage(seq, { content: `text of ${newest}` }));
      const hasMore = after ? last < newest : from > 1;
      const pagination = { hasMore, nextCursor: hasMore ? "c" : null, limit, count: data.length };
      return HttpResponse.json({ data, pagination });
    }),
  );
});

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => makeMessage(from + index));
const ends = (messages: Message[]) => [messages[0]?.seq, messages.at(-1)?.seq, messages.length];

it("who reads far up in a thread stays there after a time away, and nothing is missing", async () => {
  const cache = new QueryClient();
  const query = threadQuery("c1");
  cache.setQueryData(query.queryKey, { messages: range(100, 400), older: "o" });
  newest = 650;
  const thread = await cache.fetchQuery({ ...query, staleTime: 0 });
  expect(ends(thread.messages)).toEqual([100, 650, 551]);
  expect(thread.older).toBe("o");
});

it("of very many messages that were missed only the newest are fetched", async () => {
  const cache = new QueryClient();
  const query = threadQuery("c1");
  cache.setQueryData(query.queryKey, { messages: range(1, 40), older: null });
  newest = 2_000;
  const thread = await cache.fetchQuery({ ...query, staleTime: 0 });
  expect(ends(thread.messages)).toEqual([1_961, 2_000, 40]);
  expect(asked).toHaveLength(1);
});

it("a window keeps all that was read on from it, as it is by now", async () => {
  const cache = new QueryClient();
  const query = windowQuery("c1", 500);
  cache.setQueryData(query.queryKey, { messages: range(300, 620), older: "o" });
  newest = 5_000;
  const window = await cache.fetchQuery({ ...query, staleTime: 0 });
  expect(window.messages.map(({ seq }) => seq)).toEqual(
    expect.arrayContaining(range(300, 620).map(({ seq }) => seq)),
  );
  expect(window.messages.every(({ content }) => content === "text of 5000")).toBe(true);
  expect(window.older).toBe("o");
});

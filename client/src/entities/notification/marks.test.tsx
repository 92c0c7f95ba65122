// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe } from "@/test/factories";
import { useMarkAllRead } from "./marks";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SHOWN = 1_250; // more than the pages that the list had shown
const idOf = (number: number) => `n${String(number).padStart(5, "0")}`;

/** The unread of an inbox, newest first, and what was marked; `later` come after the list was shown. */
function inbox({ later = 0, fails = Number.POSITIVE_INFINITY }) {
  const unread = Array.from({ length: SHOWN + later }, (_, at) => idOf(SHOWN + later - at));
  const marked: string[] = [];
  server.use(
    http.get(`${location.origin}/api/auth/me`, () => HttpResponse.json(makeMe())),
    http.get(`${location.origin}/api/notifications`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const [from, limit] = [Number(query.get("cursor") ?? 0), Number(query.get("limit"))];
      const data = unread.slice(from, from + limit).map((id) => ({ id }));
      const hasMore = from + limit < unread.length;
      const pagination = { limit, hasMore, nextCursor: hasMore ? String(from + limit) : null };
      return HttpResponse.json({ data, pagination });
    }),
    http.post(`${location.origin}/api/notifications/read-several`, async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] };
      if (marked.length >= fails) return HttpResponse.error();
      marked.push(...ids);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return marked;
}

function markAll() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={makeQueryClient()}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(useMarkAllRead, { wrapper });
  return result.current.mutateAsync({ group: null, newest: idOf(SHOWN) });
}

it("all is marked up to the newest that was shown, and just that can be taken back", async () => {
  const marked = inbox({ later: 3 });
  const { ids, error } = await markAll();
  expect(marked).toHaveLength(SHOWN);
  expect(marked).not.toContain(idOf(SHOWN + 1));
  expect(ids).toEqual(marked);
  expect(error).toBeNull();
});

it("after a failure halfway, what was marked before it can be taken back", async () => {
  const marked = inbox({ fails: 300 });
  const { ids, error } = await markAll();
  expect(ids).toHaveLength(300);
  expect(ids).toEqual(marked);
  expect(error).toBeInstanceOf(Error);
});

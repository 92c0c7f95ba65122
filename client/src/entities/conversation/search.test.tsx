// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { useSearch } from "./search";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterAll(() => server.close());

const page = (isComplete: boolean) => ({
  data: [],
  isComplete,
  pagination: { hasMore: false, nextCursor: null, limit: 20, count: 0 },
});

it("is asked again until all is searchable, however often the answer is the same", async () => {
  let asked = 0;
  server.use(
    http.get(`${location.origin}/api/chat/search`, () => HttpResponse.json(page(++asked > 3))),
  );
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const search = renderHook(() => useSearch("lodz", undefined), { wrapper });
  await waitFor(() => expect(search.result.current.data?.pages[0]?.isComplete).toBe(true), {
    timeout: 20_000,
  });
  expect(asked).toBe(4);
}, 30_000);

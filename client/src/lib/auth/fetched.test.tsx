// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { expect, it } from "vitest";
import { removeFetched, removeFetchedWhenUnused } from "./fetched";

function setUp() {
  const cache = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  let asked = 0;
  function Preferences() {
    useQuery({ queryKey: ["preferences"], queryFn: () => ++asked });
    return null;
  }
  const tree = (shown: boolean) => (
    <QueryClientProvider client={cache}>{shown && <Preferences />}</QueryClientProvider>
  );
  cache.setQueryData(["preferences"], 0);
  cache.setQueryData(["messages"], "words");
  cache.setQueryData(["config"], "public");
  const { rerender } = render(tree(true));
  return { cache, show: (shown: boolean) => act(() => rerender(tree(shown))), asked: () => asked };
}

it("a screen that is drawn once more after the log-out fetches nothing", async () => {
  const { cache, show, asked } = setUp();
  act(() => removeFetchedWhenUnused(cache));
  await show(true);
  expect(asked()).toBe(0);
});

it("nothing that was fetched for a member who left stays once their screens are gone", async () => {
  const { cache, show } = setUp();
  act(() => removeFetchedWhenUnused(cache));
  expect(cache.getQueryData(["messages"])).toBeUndefined();
  await show(false);
  await expect.poll(() => cache.getQueryCache().getAll().length).toBe(1);
  expect(cache.getQueryData(["config"])).toBe("public");
});

it("who signs in finds nothing of the one before, and keeps what they fetch themselves", async () => {
  const { cache, show } = setUp();
  act(() => removeFetchedWhenUnused(cache));
  await show(false);
  act(() => removeFetched(cache));
  cache.setQueryData(["preferences"], 7);
  await show(true);
  await show(false);
  expect(cache.getQueryData(["preferences"])).toBe(7);
});

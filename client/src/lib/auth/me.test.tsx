// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import type { Me } from "skillswap-sdk";
import { expect, it } from "vitest";
import { meQuery, useMe } from "./me";

function Name() {
  return <p>{useMe().name}</p>;
}

it("a page that is drawn once more between a log-out and the redirect still knows whose it was", () => {
  const cache = new QueryClient();
  const page = () => (
    <QueryClientProvider client={cache}>
      <Name />
    </QueryClientProvider>
  );
  cache.setQueryData(meQuery.queryKey, { name: "Ada" } as Me);
  const { rerender } = render(page());
  cache.setQueryData(meQuery.queryKey, null);
  rerender(page());
  expect(screen.getByText("Ada")).toBeVisible();
});

// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { BottomNavigation, SideNavigation } from "./navigation";

const server = setupServer(http.get("*", () => HttpResponse.json({}, { status: 404 })));
beforeAll(() => server.listen());
afterAll(() => server.close());

it.each([
  ["/rings", "Swaps"],
  ["/rings/r1", "Swaps"],
  ["/swaps", "Swaps"],
  ["/swaps/s1", "Swaps"],
  ["/messages/c1", "Messages"],
  ["/ringsomething", null],
])("at %s the place that is shown as open is %s, to screen readers too", (path, open) => {
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MemoryRouter initialEntries={[path]}>
        <SideNavigation />
        <BottomNavigation />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const current = screen
    .getAllByRole("link")
    .filter((link) => link.getAttribute("aria-current") === "page");
  expect(current.map((link) => link.textContent)).toEqual(open ? [open, open] : []);
});

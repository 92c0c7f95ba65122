// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useLogOut } from "@/features/accounts/queries";
import { meQuery } from "@/lib/auth/me";
import { useSignInChange } from "@/lib/auth/sign-in";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe } from "@/test/factories";
import { MembersOnly } from "./members-only";

const server = setupServer(
  http.post(`${location.origin}/api/auth/logout`, () => new HttpResponse(null, { status: 204 })),
);
beforeAll(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: it is what the browser has
  document.cookie = "csrftoken=abc";
  server.listen({ onUnhandledRequest: "error" });
});
afterAll(() => server.close());

function Settings() {
  const logOut = useLogOut();
  const { signedOut } = useSignInChange();
  return (
    <>
      <button type="button" onClick={logOut}>
        Log out
      </button>
      <button type="button" onClick={signedOut}>
        The server ends it
      </button>
    </>
  );
}

function openSettings() {
  const cache = makeQueryClient();
  cache.setQueryData(meQuery.queryKey, makeMe());
  const routes = [
    { element: <MembersOnly />, children: [{ path: "/settings", element: <Settings /> }] },
    { path: "/login", element: <p>Who is there?</p> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: ["/settings"] });
  render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

async function press(name: string) {
  act(() => screen.getByRole("button", { name }).click());
  await screen.findByText("Who is there?");
}

it("forgets where somebody was who logged out", async () => {
  const router = openSettings();
  await press("Log out");
  expect(router.state.location).toMatchObject({ pathname: "/login", search: "" });
});

it("remembers where somebody was whose sign-in ended, or who was never here", async () => {
  const router = openSettings();
  await press("The server ends it");
  expect(router.state.location.search).toBe("?next=%2Fsettings");
});

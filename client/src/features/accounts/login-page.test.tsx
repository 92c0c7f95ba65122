import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { meQuery } from "@/lib/session";
import { makeMe } from "@/test/factories";
import { LoginPage } from "./login-page";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
beforeEach(() => {
  server.use(
    http.get(at("/api/auth/me"), () =>
      HttpResponse.json({ code: "not_authenticated" }, { status: 401 }),
    ),
    http.get(at("/api/config"), () =>
      HttpResponse.json({
        name: "SkillSwap",
        oauth: [],
        limits: { messageLength: 4000 },
        demo: { email: "demo@example.com", password: "demo-password" },
      }),
    ),
  );
});

function WhoIsHere() {
  const { data } = useQuery(meQuery);
  return data ? <p>Here is {data.name}</p> : <LoginPage />;
}

function open() {
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MemoryRouter>
        <WhoIsHere />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

it("logs in with the demo account at two presses", async () => {
  server.use(
    http.post(at("/api/auth/login"), async ({ request }) => {
      expect(await request.json()).toEqual({
        email: "demo@example.com",
        password: "demo-password",
      });
      return HttpResponse.json({ user: makeMe() });
    }),
  );
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Fill in the demo log-in" }));
  await user.click(screen.getByRole("button", { name: "Log in" }));
  expect(await screen.findByText("Here is Mia Berg")).toBeVisible();
});

it("says what is wrong with the log-in and keeps what was typed", async () => {
  server.use(
    http.post(at("/api/auth/login"), () =>
      HttpResponse.json(
        { code: "bad_credentials", message: "E-mail and password do not fit." },
        { status: 401 },
      ),
    ),
  );
  const user = open();
  await user.type(await screen.findByLabelText("E-mail"), "mia@example.com");
  await user.type(screen.getByLabelText("Password"), "not-the-right-one{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("E-mail and password do not fit.");
  expect(screen.getByLabelText("E-mail")).toHaveValue("mia@example.com");
});

it("asks for what is missing before it asks the server", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Log in" }));
  expect(await screen.findByText("Write a complete e-mail address.")).toBeVisible();
  expect(screen.getByLabelText("E-mail")).toHaveFocus();
});

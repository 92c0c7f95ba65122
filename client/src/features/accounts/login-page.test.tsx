// @vitest-environment jsdom
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
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
        oauth: ["google"],
        emailSignIn: true,
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

function open(address = "/login") {
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <MemoryRouter initialEntries={[address]}>
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

it("asks for a recovery code next where the second factor is on", async () => {
  server.use(
    http.post(at("/api/auth/login"), () =>
      HttpResponse.json(
        { code: "second_factor_needed", message: "A passkey too.", token: "first" },
        { status: 401 },
      ),
    ),
    http.post(at("/api/auth/login/second-factor"), async ({ request }) => {
      expect(await request.json()).toEqual({ token: "first", recoveryCode: "k3pq-7xwm" });
      return HttpResponse.json({ user: makeMe() });
    }),
  );
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Fill in the demo log-in" }));
  await user.click(screen.getByRole("button", { name: "Log in" }));
  expect(await screen.findByRole("heading", { name: "One more step" })).toBeVisible();
  await user.type(
    screen.getByLabelText("Recovery code", { selector: "input" }),
    " k3pq-7xwm{Enter}",
  );
  expect(await screen.findByText("Here is Mia Berg")).toBeVisible();
});

it("offers the ways in that are on here, and leads on to where one wanted to go", async () => {
  open();
  const google = await screen.findByRole("link", { name: "Continue with Google" });
  expect(google.getAttribute("href")).toMatch(
    /^\/api\/auth\/oauth\/google\/start\?next=%2Fdashboard/,
  );
  expect(screen.queryByRole("link", { name: "Continue with GitHub" })).toBeNull();
});

it("logs in with the code of a mail", async () => {
  server.use(
    http.post(at("/api/auth/email-link"), () => new HttpResponse(null, { status: 202 })),
    http.post(at("/api/auth/email-link/code"), async ({ request }) => {
      expect(await request.json()).toEqual({ code: "204816" });
      return HttpResponse.json({ user: makeMe() });
    }),
  );
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Log in by e-mail" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByLabelText("E-mail"), "mia@example.com{Enter}");
  await user.type(await dialog.findByLabelText("Code from the mail"), "204816{Enter}");
  expect(await screen.findByText("Here is Mia Berg")).toBeVisible();
});

function cameBackWith(outcome: Record<string, string>) {
  const nothing = { provider: "google", reason: null, until: null, email: null, token: null };
  server.use(
    http.get(at("/api/auth/oauth/outcome"), () => HttpResponse.json({ ...nothing, ...outcome })),
  );
}

it("writes the address to prove into the form when Google vouches for an account that is here", async () => {
  cameBackWith({ code: "proof_needed", message: "Log in once.", email: "mia@example.com" });
  open("/login?from=google&next=%2Fskills");
  expect(await screen.findByText(/Log in once/)).toBeVisible();
  expect(screen.getByLabelText("E-mail")).toHaveValue("mia@example.com");
});

it("asks for the second factor after Google, and leads back to the log-in", async () => {
  cameBackWith({ code: "second_factor_needed", message: "A passkey too.", token: "from-google" });
  server.use(
    http.post(at("/api/auth/login/second-factor"), async ({ request }) => {
      expect(await request.json()).toEqual({ token: "from-google", recoveryCode: "used" });
      return HttpResponse.json({ code: "bad_credentials", message: "Not right." }, { status: 401 });
    }),
  );
  const user = open("/login?from=google");
  await user.type(
    await screen.findByLabelText("Recovery code", { selector: "input" }),
    "used{Enter}",
  );
  expect(await screen.findByRole("alert")).toHaveTextContent("Not right.");
  await user.click(screen.getByRole("button", { name: "Back to log in" }));
  expect(await screen.findByRole("heading", { name: "Welcome back" })).toBeVisible();
});

it("begins the log-in by e-mail with the address that was typed", async () => {
  const user = open();
  await user.type(await screen.findByLabelText("E-mail"), "mia@example.com");
  await user.click(await screen.findByRole("button", { name: "Log in by e-mail" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByLabelText("E-mail")).toHaveValue("mia@example.com");
});

it("leads to the page for a forgotten password with the address that was typed", async () => {
  const user = open();
  const link = await screen.findByRole("link", { name: "Forgot your password?" });
  expect(link).toHaveAttribute("href", "/forgot-password");
  await user.type(screen.getByLabelText("E-mail"), "mia+a@example.com");
  expect(link).toHaveAttribute("href", "/forgot-password?email=mia%2Ba%40example.com");
});

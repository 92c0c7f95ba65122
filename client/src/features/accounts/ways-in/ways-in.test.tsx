// @vitest-environment jsdom
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { ReactNode } from "react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { Toaster } from "sonner";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe } from "@/test/factories";
import { DeleteAccount } from "../delete-account";
import { LoginPage } from "../login-page";
import { EmailLoginPage } from "./email-login-page";
import { LinkedAccounts } from "./linked-accounts";
import { OwnPassword } from "./own-password";
import { WaysInSection } from "./ways-in-section";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const config = { oauth: [], emailSignIn: false, demo: null };
const here = http.get(at("/api/config"), () => HttpResponse.json(config));
const guest = http.get(at("/api/auth/me"), () =>
  HttpResponse.json({ code: "not_authenticated" }, { status: 401 }),
);

const member = http.get(at("/api/auth/me"), () => HttpResponse.json(makeMe())); // before the first write

/** As the product's: the page is drawn anew in another frame when somebody logs in. */
function Frame({ children }: { children: ReactNode }) {
  const { data: me } = useQuery(meQuery);
  const { pathname, search } = useLocation();
  const address = <p>At {pathname + search}</p>;
  return me ? (
    <main>
      {address}
      {children}
    </main>
  ) : (
    <div>
      {address}
      {children}
    </div>
  );
}

function open(address: string, page: ReactNode, isMember = true) {
  const cache = makeQueryClient();
  if (isMember) cache.setQueryData(meQuery.queryKey, makeMe());
  render(
    <QueryClientProvider client={cache}>
      <MemoryRouter initialEntries={[address]}>
        <Frame>
          <Routes>
            <Route path="/login" element={<LoginPage />} />
            <Route path="/dashboard" element={null} />
            <Route path="*" element={page} />
          </Routes>
        </Frame>
        <Toaster />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

it("leads to the dashboard when a mailed link has logged in", async () => {
  server.use(
    guest,
    http.post(at("/api/auth/email-link/open"), () => HttpResponse.json({ user: makeMe() })),
  );
  open("/email-login?token=once", <EmailLoginPage />, false);
  expect(await screen.findByText("At /dashboard")).toBeVisible();
});

it("asks for the second factor after a mailed link, and leads back to the log-in", async () => {
  server.use(
    guest,
    here,
    http.post(at("/api/auth/email-link/open"), () =>
      HttpResponse.json({ code: "second_factor_needed", message: "", token: "x" }, { status: 401 }),
    ),
  );
  const user = open("/email-login?token=with-factor", <EmailLoginPage />, false);
  expect(await screen.findByRole("heading", { name: "One more step" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back to log in" }));
  expect(await screen.findByRole("heading", { name: "Welcome back" })).toBeVisible();
});

it("logs in when a mailed link is opened again after the network failed", async () => {
  server.use(
    guest,
    http.post(at("/api/auth/email-link/open"), () => HttpResponse.error(), { once: true }),
    http.post(at("/api/auth/email-link/open"), () => HttpResponse.json({ user: makeMe() })),
  );
  open("/email-login?token=twice", <EmailLoginPage />, false);
  expect(await screen.findByRole("alert")).toBeVisible();
  cleanup();
  open("/email-login?token=twice", <EmailLoginPage />, false);
  expect(await screen.findByText("At /dashboard")).toBeVisible();
});

it("says when the own address did not load, and when a change of it could not be taken back", async () => {
  const change = { email: "new@example.com" };
  server.use(
    here,
    member,
    http.get(
      at("/api/auth/address"),
      () => HttpResponse.json({ code: "too_fast", message: "Not now." }, { status: 429 }),
      { once: true },
    ),
    http.get(at("/api/auth/address"), () =>
      HttpResponse.json({ email: "mia@example.com", change }),
    ),
    http.delete(at("/api/auth/address"), () =>
      HttpResponse.json({ code: "too_fast", message: "Too fast." }, { status: 429 }),
    ),
  );
  const user = open("/settings", <WaysInSection />);
  await user.click(await screen.findByRole("button", { name: "Try again" }));
  await user.click(await screen.findByRole("button", { name: "Keep the old one" }));
  expect(await screen.findByText("Too fast.")).toBeVisible();
});

it("says that an account elsewhere is linked, and only of providers that there are", async () => {
  server.use(
    here,
    http.get(at("/api/auth/address"), () =>
      HttpResponse.json({ email: "mia@example.com", change: null }),
    ),
  );
  open("/settings?linked=google", <WaysInSection />);
  expect(await screen.findByText(/^Google is linked/)).toBeVisible();
  expect(await screen.findByText("At /settings")).toBeVisible();
});

const withoutPassword = http.get(at("/api/auth/ways-in"), () =>
  HttpResponse.json({ hasPassword: false, identities: [] }),
);

it("mails a link that sets the first password to who has none", async () => {
  server.use(
    member,
    withoutPassword,
    http.post(at("/api/auth/forgot-password"), async ({ request }) => {
      expect(await request.json()).toEqual({ email: "mia@example.com" });
      return new HttpResponse(null, { status: 202 });
    }),
  );
  const user = open("/settings", <OwnPassword />);
  await user.click(await screen.findByRole("button", { name: "Set a password" }));
  expect(await screen.findByText(/on its way to mia@example.com/)).toBeVisible();
});

it("lets who has no password delete the account without one, and says when the log-in is too old", async () => {
  server.use(
    member,
    withoutPassword,
    http.get(at("/api/credits/balance"), () =>
      HttpResponse.json({ availableMinutes: 0, heldMinutes: 0 }),
    ),
    http.get(at("/api/chat/conversations"), () =>
      HttpResponse.json({ data: [], nextCursor: null }),
    ),
    http.delete(at("/api/users/profile"), async ({ request }) => {
      expect(await request.json()).toEqual({ password: "", balanceToUserId: null });
      return HttpResponse.json(
        { code: "sign_in_again", message: "Log in again first." },
        { status: 403 },
      );
    }),
  );
  const user = open("/settings", <DeleteAccount />);
  await user.click(screen.getByRole("button", { name: /^Delete/ }));
  expect(await screen.findByText(/^You have no password/)).toBeVisible();
  expect(screen.queryByLabelText("Password")).toBeNull();
  await user.click(screen.getByRole("button", { name: /for good/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Log in again first.");
});

it("unlinks an account elsewhere only with a proof, and says so", async () => {
  const identity = { id: "one", provider: "google", email: "mia@gmail.example" };
  server.use(
    here,
    member,
    http.get(at("/api/auth/ways-in"), () =>
      HttpResponse.json({ hasPassword: true, identities: [identity] }),
    ),
    http.get(at("/api/auth/passkeys"), () => HttpResponse.json([])),
    http.delete(at("/api/auth/identities/one"), async ({ request }) =>
      JSON.stringify(await request.json()) === JSON.stringify({ password: "nine purple kettles" })
        ? new HttpResponse(null, { status: 204 })
        : HttpResponse.json({ code: "sign_in_again", message: "Prove it." }, { status: 403 }),
    ),
  );
  const user = open("/settings", <LinkedAccounts />);
  await user.click(await screen.findByRole("button", { name: "Unlink Google" }));
  const unlink = screen.getByRole("button", { name: "Unlink" });
  await user.click(unlink);
  expect(await screen.findByRole("alert")).toHaveTextContent("Prove it.");
  await user.type(screen.getByLabelText("Password"), "nine purple kettles");
  await user.click(unlink);
  expect(await screen.findByText("Google no longer logs you in.")).toBeVisible();
});

// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter, Route, Routes } from "react-router";
import type { Session } from "skillswap-sdk";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe, makeSession } from "@/test/factories";
import { SessionPage } from "./session-page";

class NoResizing {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}
vi.stubGlobal("ResizeObserver", NoResizing); // the switch measures itself; jsdom has no sizes

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

let session: Session;
const sent: [string, unknown][] = [];

/** Every POST is kept in `sent` and answered with `session`. */
beforeEach(() => {
  session = makeSession();
  sent.length = 0;
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json(makeMe())),
    http.get(at("/api/sessions/s1"), () => HttpResponse.json(session)),
    http.get(at("/api/sessions/s1/materials"), () => HttpResponse.json({ data: [] })),
    http.post(at("/api/sessions/s1/:action"), async ({ params, request }) => {
      const text = await request.text();
      sent.push([String(params.action), text ? JSON.parse(text) : null]);
      return HttpResponse.json(session);
    }),
  );
});

function open(change: Partial<Session>, me = makeMe()) {
  session = makeSession(change);
  const client = makeQueryClient();
  client.setQueryData(meQuery.queryKey, me);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={["/sessions/s1"]}>
        <Routes>
          <Route path="/sessions/:sessionId" element={<SessionPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

it("offers only what the server allows", async () => {
  open({ status: "requested", waitsForId: "other", actions: ["edit", "cancel"] });
  expect(await screen.findByRole("heading", { name: "Waiting for Omar Said" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Withdraw" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
});

it("says before accepting that the address has to be confirmed, and sends the link again", async () => {
  const me = makeMe({ isVerified: false });
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json(me)),
    http.post(at("/api/auth/resend-verification"), () => {
      sent.push(["resend", null]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const user = open(
    { status: "requested", waitsForId: "me", actions: ["accept", "decline", "edit"] },
    me,
  );
  expect(await screen.findByRole("button", { name: "Accept" })).toBeDisabled();
  expect(screen.getByText(/once both of you have confirmed your e-mail/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Send the link again" }));
  await vi.waitFor(() => expect(sent).toEqual([["resend", null]]));
});

it("says before accepting that the other person has to confirm their address", async () => {
  const mine = makeSession();
  const side = mine.teacher.id === "me" ? "student" : "teacher";
  const other = { ...mine[side], name: "Omar Said", isVerified: false };
  open({ [side]: other, status: "requested", waitsForId: "me", actions: ["accept", "decline"] });
  expect(await screen.findByText(/Omar Said has not confirmed their e-mail address/)).toBeVisible();
  // They may confirm it at any moment, and nothing tells this page: the press asks the server.
  expect(screen.getByRole("button", { name: "Accept" })).toBeEnabled();
});

it("shows after a block what is owed, and nothing that leads to the other", async () => {
  const nobody = { ...makeSession().teacher, id: "nobody", name: "Hidden member" };
  const mine = makeSession();
  open({
    ...(mine.teacher.id === "me" ? { student: nobody } : { teacher: nobody }),
    status: "in_progress",
    endedById: "nobody",
    endedAt: mine.createdAt,
    claimedMinutes: 60,
    isReduced: true,
    actions: ["confirm", "dispute"],
  });
  expect(await screen.findByRole("button", { name: "Dispute" })).toBeVisible();
  expect(screen.getByText(/no longer see each other/)).toBeVisible();
  expect(screen.queryByRole("link", { name: /Hidden member/ })).toBeNull();
  expect(screen.queryByRole("link", { name: "Message" })).toBeNull();
  expect(screen.queryByRole("button", { name: /Report/ })).toBeNull();
});

it("says until when cancelling is free of charge", async () => {
  const soon = new Date(Date.now() + 20 * 60_000).toISOString();
  open({ status: "scheduled", actions: ["cancel"], cancelFreeUntil: soon });
  expect(await screen.findByText(/^You can cancel free of charge until/)).toBeVisible();
});

it("fills in the minutes that passed, and sends what the field shows", async () => {
  const user = open({ status: "in_progress", passedMinutes: 52, actions: ["end"] });
  await user.click(await screen.findByRole("button", { name: "End session" }));
  const dialog = within(await screen.findByRole("dialog"));
  const minutes = dialog.getByLabelText("How many minutes did it take?");
  expect(minutes).toHaveValue("52");
  expect(dialog.getByText("52 of 60 minutes have passed.")).toBeVisible();
  expect(dialog.getByText(/Omar Said gets 0.87 credits \(52 min\) at once/)).toBeVisible();
  await user.clear(minutes);
  await user.type(minutes, "61");
  await user.click(dialog.getByRole("button", { name: "End session" }));
  expect(dialog.getByRole("alert")).toHaveTextContent("from 1 to 60");
  await user.clear(minutes);
  await user.type(minutes, "40");
  expect(dialog.getByText(/Omar Said has 24 hours to say/)).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "End session" }));
  await vi.waitFor(() => expect(sent).toEqual([["end", { actualMinutes: 40 }]]));
});

it("asks before it ends with fewer than half of what was agreed", async () => {
  const user = open({ status: "in_progress", passedMinutes: 1, actions: ["end"] });
  await user.click(await screen.findByRole("button", { name: "End session" }));
  await user.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "End session" }),
  );
  const asks = within(await screen.findByRole("dialog", { name: /^Only 1\smin\?$/ }));
  expect(sent).toEqual([]);
  expect(asks.getByRole("button", { name: "Change the minutes" })).toHaveFocus();
  await user.click(asks.getByRole("button", { name: /^Yes, 1\smin$/ }));
  await vi.waitFor(() => expect(sent).toEqual([["end", { actualMinutes: 1 }]]));
});

it("says who agreed to what the other asked for", async () => {
  open({ acceptedById: "other" });
  expect(await screen.findByText("You asked for it")).toBeVisible();
  expect(screen.getByText("Omar Said agreed to it")).toBeVisible();
});

it("chooses stars with the arrow keys and sends the review", async () => {
  const user = open({ status: "completed", endedAt: session.createdAt, actions: ["review"] });
  await user.click(await screen.findByRole("button", { name: "Send review" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Choose one to five stars.");
  screen.getByRole("radio", { name: "3 stars" }).focus();
  await user.keyboard(" {ArrowRight}");
  await user.type(screen.getByLabelText("In your words (optional)"), "Clear.");
  await user.click(screen.getByRole("button", { name: "Send review" }));
  expect(sent).toEqual([["review", { stars: 4, text: "Clear.", wouldRecommend: null }]]);
  cleanup();
  open({ status: "completed", endedAt: session.createdAt, actions: ["review"] });
  expect(await screen.findByLabelText("In your words (optional)")).toHaveValue("");
});

it("says whether I would recommend somebody only when I say it, and keeps a begun review", async () => {
  const change = { status: "completed", endedAt: session.createdAt, actions: ["review"] } as const;
  const user = open({ ...change, actions: ["review"] });
  expect(await screen.findByRole("radio", { name: "I would rather not say" })).toBeChecked();
  await user.click(screen.getByRole("radio", { name: "4 stars" }));
  await user.click(screen.getByRole("radio", { name: "No" }));
  cleanup();
  open({ ...change, actions: ["review"] });
  expect(await screen.findByRole("radio", { name: "No" })).toBeChecked();
  await user.click(screen.getByRole("button", { name: "Send review" }));
  await vi.waitFor(() =>
    expect(sent).toEqual([["review", { stars: 4, text: "", wouldRecommend: false }]]),
  );
});

it("shows the server's reason for a refusal", async () => {
  server.use(
    http.post(at("/api/sessions/s1/accept"), () =>
      HttpResponse.json(
        { code: "insufficient_credits", message: "You do not have enough credits." },
        { status: 409 },
      ),
    ),
  );
  const user = open({ status: "requested", waitsForId: "me", actions: ["accept", "decline"] });
  await user.click(await screen.findByRole("button", { name: "Accept" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("You do not have enough credits.");
  expect(screen.getByRole("link", { name: "See your credits" })).toBeVisible();
});

it("asks what was different before it disputes", async () => {
  const user = open({
    status: "in_progress",
    endedById: "other",
    claimedMinutes: 60,
    actions: ["confirm", "dispute"],
  });
  await user.click(await screen.findByRole("button", { name: "Dispute" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByRole("button", { name: "Ask a moderator" })).toBeDisabled();
  await user.type(dialog.getByLabelText("Your side"), "It broke off.");
  await user.click(dialog.getByRole("button", { name: "Ask a moderator" }));
  expect(sent).toEqual([["dispute", { text: "It broke off." }]]);
});

it("says that there is nothing for somebody else", async () => {
  server.use(
    http.get(at("/api/sessions/s1"), () =>
      HttpResponse.json({ code: "not_found", message: "" }, { status: 404 }),
    ),
  );
  open({});
  expect(
    await screen.findByRole("heading", { name: "This session cannot be opened" }),
  ).toBeVisible();
});

// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe, makeSkill, makeSwap } from "@/test/factories";
import { ProposeDialog } from "./propose-dialog";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const spanish = makeSkill("spanish", "Spanish");
const chess = makeSkill("chess", "Chess");
const guitar = makeSkill("guitar", "Guitar");
const piano = makeSkill("piano", "Piano");
const wish = { type: "learn" } as const;

let mine = {
  offer: [chess, spanish],
  learn: [makeSkill("x", "Piano", { ...wish, topicId: "topic-piano" })],
};
let theirs = {
  offer: [guitar, piano],
  learn: [makeSkill("y", "Spanish", { ...wish, topicId: "topic-spanish" })],
};
const sent: { key: string | null; body: unknown }[] = [];
let answer: () => Response;

beforeEach(() => {
  sent.length = 0;
  mine = { ...mine, offer: [chess, spanish] };
  theirs = { ...theirs, offer: [guitar, piano] };
  answer = () => HttpResponse.json(makeSwap(), { status: 201 });
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json(makeMe())),
    http.get(at("/api/skills/mine"), () => HttpResponse.json(mine)),
    http.get(at("/api/users/other"), () =>
      HttpResponse.json({ id: "other", name: "Omar", skills: theirs }),
    ),
    http.post(at("/api/swaps"), async ({ request }) => {
      sent.push({ key: request.headers.get("Idempotency-Key"), body: await request.json() });
      return answer();
    }),
  );
});

function open() {
  const onDone = vi.fn();
  const client = makeQueryClient();
  client.setQueryData(meQuery.queryKey, makeMe());
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <ProposeDialog person={{ id: "other", name: "Omar" }} onDone={onDone} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { onDone, user: userEvent.setup() };
}

const send = () => screen.findByRole("button", { name: "Send proposal" });

it("starts with what fits, an hour each, and sends it once however often it is tried", async () => {
  const { onDone, user } = open();
  expect(await screen.findByRole("radio", { name: /Spanish/ })).toBeChecked();
  expect(screen.getByRole("radio", { name: /Piano/ })).toBeChecked();
  answer = () => HttpResponse.json({ code: "broken" }, { status: 500 });
  await user.type(screen.getByLabelText("Message (optional)"), "Hello");
  await user.click(await send());
  expect(await screen.findByRole("alert")).toBeVisible();
  answer = () => HttpResponse.json(makeSwap(), { status: 201 });
  await user.click(await send());
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent).toHaveLength(2);
  expect(sent[0]?.key).toBeTruthy();
  expect(sent[0]).toEqual(sent[1]);
  expect(sent[0]?.body).toEqual({
    toUserId: "other",
    offeredSkillId: "spanish",
    wantedSkillId: "piano",
    offeredMinutes: 60,
    wantedMinutes: 60,
    message: "Hello",
  });
});

it("says that unequal hours need their agreement", async () => {
  const { user } = open();
  await user.selectOptions(await screen.findByLabelText("How long you learn"), "90");
  expect(screen.getByText(/You would learn 30 minutes longer than you teach/)).toHaveTextContent(
    "Omar has to agree",
  );
  await user.selectOptions(screen.getByLabelText("How long you teach"), "90");
  expect(screen.queryByText(/has to agree to unequal hours/)).not.toBeInTheDocument();
});

it("shows the server's message under its field", async () => {
  answer = () =>
    HttpResponse.json(
      {
        code: "invalid",
        message: "Look at the fields.",
        errors: [{ field: "wantedSkillId", message: "They do not offer that any more." }],
      },
      { status: 400 },
    );
  const { onDone, user } = open();
  await user.click(await send());
  const group = await screen.findByRole("group", { name: "What you learn" });
  expect(await within(group).findByRole("alert")).toHaveTextContent("They do not offer that");
  expect(onDone).not.toHaveBeenCalled();
});

it("leads to the swap that is open already", async () => {
  answer = () =>
    HttpResponse.json({ code: "swap_open", message: "There is an open one." }, { status: 409 });
  const piano = { id: "piano", name: "Piano", minutes: 60 };
  server.use(
    http.get(at("/api/swaps"), ({ request }) => {
      expect(new URL(request.url).searchParams.get("withUser")).toBe("other");
      return HttpResponse.json({
        data: [
          makeSwap({ id: "another" }),
          makeSwap({ id: "over", offeredSkill: piano, status: "rejected" }),
          makeSwap({ id: "open", offeredSkill: piano, status: "accepted" }),
        ],
        pagination: { hasMore: false, nextCursor: null, limit: 100, count: 3 },
      });
    }),
  );
  const { user } = open();
  await user.click(await send());
  expect(await screen.findByRole("alert")).toHaveTextContent("There is an open one.");
  expect(screen.getByRole("link", { name: "Open that swap" })).toHaveAttribute(
    "href",
    "/swaps/open",
  );
});

it("whoever offers nothing is led to their skills", async () => {
  mine = { ...mine, offer: [] };
  open();
  expect(await screen.findByText("You offer nothing yet")).toBeVisible();
  expect(screen.getByRole("link", { name: "Add a skill" })).toHaveAttribute("href", "/skills");
});

it("says when the other one offers nothing", async () => {
  theirs = { ...theirs, offer: [] };
  open();
  expect(await screen.findByText("Omar offers nothing yet")).toBeVisible();
});

// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { makeQueryClient } from "@/lib/query-cache";
import { addMinutesTo } from "@/lib/time/zones";
import { makeMe, makePerson, makeSession } from "@/test/factories";
import { ScheduleDialog } from "./schedule-dialog";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const start = `${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T09:00:00.000Z`;
const slot = { start, end: addMinutesTo(start, 60), mine: {}, theirs: {} };
const offer = (id: string, name: string) => ({ id, name, level: "expert" });
const sent: { key: string | null; body: unknown }[] = [];
let answer = () => HttpResponse.json(makeSession(), { status: 201 });
let missingAvailability: string[] = [];

beforeEach(() => {
  localStorage.clear();
  sent.length = 0;
  missingAvailability = [];
  answer = () => HttpResponse.json(makeSession(), { status: 201 });
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json(makeMe())),
    http.get(at("/api/users/other"), () =>
      HttpResponse.json({ skills: { offer: [offer("k1", "Guitar"), offer("k2", "Bass")] } }),
    ),
    http.get(at("/api/credits/balance"), () =>
      HttpResponse.json({ availableMinutes: 30, heldMinutes: 0 }),
    ),
    http.get(at("/api/sessions/slots"), () =>
      HttpResponse.json({
        data: missingAvailability.length > 0 ? [] : [slot],
        myTimezone: "Europe/Berlin",
        theirTimezone: "Asia/Tokyo",
        missingAvailability,
      }),
    ),
    http.post(at("/api/sessions"), async ({ request }) => {
      sent.push({ key: request.headers.get("Idempotency-Key"), body: await request.json() });
      return answer();
    }),
  );
});

function open(isVerified = true) {
  const onOpenChange = vi.fn();
  const cache = makeQueryClient();
  cache.setQueryData(["me"], makeMe());
  const dialog = (
    <ScheduleDialog
      open
      teacher={makePerson("other", { name: "Omar Said", isVerified })}
      onOpenChange={onOpenChange}
    />
  );
  const router = createMemoryRouter([
    { path: "/", element: dialog },
    { path: "/messages/:id", element: <p>the conversation</p> },
  ]);
  render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { onOpenChange, user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }) };
}

it("shows free times on both clocks, says what it costs, and leads to the conversation", async () => {
  const { onOpenChange, user } = open();
  await user.selectOptions(await screen.findByLabelText("What would you like to learn?"), "k2");
  const time = await screen.findByLabelText(/10:00 AM|11:00 AM/);
  expect(time.parentElement).toHaveTextContent("6:00 PM");
  await user.click(time);
  expect(screen.getByText(/This costs 1 credit \(1 h\)/)).toHaveTextContent(
    "You can spend 0.5 credits.",
  );
  expect(screen.getByText(/before you have 0.5 credits more/)).toBeVisible();
  await user.click(screen.getByText("Send the request"));
  expect(await screen.findByText("the conversation")).toBeVisible();
  expect(onOpenChange).toHaveBeenCalledWith(false);
  expect(sent[0]?.body).toEqual({
    teacherId: "other",
    skillId: "k2",
    scheduledTime: start,
    durationMinutes: 60,
    description: "",
  });
});

it("says before anything is filled in that the teacher has to confirm their address first", async () => {
  open(false);
  expect(await screen.findByText(/Omar Said has not confirmed their e-mail address/)).toBeVisible();
  expect(screen.getByText("Send the request")).toBeEnabled();
});

it("says what is missing, and sends every try with the same key", async () => {
  answer = () =>
    HttpResponse.json(
      { code: "time_taken", message: "One of you is already booked then." },
      { status: 409 },
    ) as never;
  const { user } = open();
  await screen.findByLabelText("What would you like to learn?");
  const send = screen.getByText("Send the request");
  await user.click(send);
  expect(screen.getAllByRole("alert").map(({ textContent }) => textContent)).toEqual([
    "Choose a skill.",
    "Choose a time.",
  ]);
  expect(sent).toEqual([]);
  expect(screen.getByLabelText("What would you like to learn?")).toHaveFocus();
  await user.selectOptions(screen.getByLabelText("What would you like to learn?"), "k1");
  await user.click(await screen.findByLabelText(/:00 AM/));
  await user.click(send);
  expect(await screen.findByText("One of you is already booked then.")).toBeVisible();
  await user.click(send);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]?.key).toBe(sent[1]?.key);
});

async function choosesAndSends(user: ReturnType<typeof open>["user"]) {
  await user.selectOptions(await screen.findByLabelText("What would you like to learn?"), "k1");
  await user.click(await screen.findByLabelText(/:00 AM/));
  await user.click(screen.getByText("Send the request"));
}

it("sends the same request again after a reload when only its answer was lost", async () => {
  answer = () => HttpResponse.error() as never;
  const { user } = open();
  await choosesAndSends(user);
  await screen.findByText(/could not reach SkillSwap/);
  cleanup();
  answer = () => HttpResponse.json(makeSession(), { status: 201 });
  open();
  await user.click(await screen.findByText("Send the request"));
  await screen.findByText("the conversation");
  cleanup();
  await choosesAndSends(open().user);
  await screen.findByText("the conversation");
  const keys = sent.map(({ key }) => key);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

it("says that an earlier request arrived, and makes a second one only when sent again", async () => {
  answer = () =>
    HttpResponse.json({ code: "idempotency_conflict", message: "" }, { status: 409 }) as never;
  const { user } = open();
  await choosesAndSends(user);
  expect(await screen.findByText(/sent before has arrived/)).toBeVisible();
  expect(screen.getByText("See my sessions")).toHaveAttribute("href", "/sessions");
  answer = () => HttpResponse.json(makeSession(), { status: 201 });
  await user.click(screen.getByText("Send the request"));
  await screen.findByText("the conversation");
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
});

it("leads to a time of one's own when the other has no availability", async () => {
  missingAvailability = ["theirs"];
  const { user } = open();
  expect(await screen.findByText(/Omar Said has not said when they have time/)).toBeVisible();
  await user.click(screen.getByText("Another time", { selector: "button" }));
  expect(screen.getByLabelText("Day and time on your clock")).toBeVisible();
});

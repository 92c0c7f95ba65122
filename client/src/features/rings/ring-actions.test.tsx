// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import type { Ring } from "skillswap-sdk";
import { toast } from "sonner";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { ringQuery } from "@/entities/ring/queries";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe, makeRing } from "@/test/factories";
import { RingActions } from "./ring-actions";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const CLOSED = { code: "ring_closed", message: "This ring is over." };
const sent: [string, unknown][] = [];
let answer: () => Response | Promise<Response>;
beforeEach(() => {
  sent.length = 0;
  server.use(
    http.get(`${location.origin}/api/auth/me`, () => HttpResponse.json(makeMe())),
    http.post(`${location.origin}/api/rings/r1/:action`, async ({ request, params }) => {
      sent.push([String(params.action), await request.json().catch(() => null)]);
      return answer();
    }),
  );
});

function open(ring: Ring) {
  const cache = makeQueryClient();
  cache.setQueryData(meQuery.queryKey, makeMe());
  cache.setQueryData(ringQuery(ring.id).queryKey, ring);
  const { unmount } = render(
    <QueryClientProvider client={cache}>
      <MemoryRouter>
        <RingActions ring={ring} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { cache, unmount, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole("button", { name });

it("a yes shows at once and is taken back when the server refuses", async () => {
  let refuse = () => {};
  answer = () =>
    new Promise((resolve) => {
      refuse = () => resolve(HttpResponse.json(CLOSED, { status: 409 }));
    });
  const { cache, user } = open(makeRing());
  const shown = () => cache.getQueryData(ringQuery("r1").queryKey);
  await user.click(button("Say yes"));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(shown()?.myAnswer).toBe("yes");
  expect(shown()?.members[0]?.answer).toBe("yes");
  refuse();
  await vi.waitFor(() => expect(shown()?.myAnswer).toBe("waiting"));
});

it("whoever goes elsewhere before the server has answered is told when it refuses", async () => {
  let refuse = () => {};
  answer = () =>
    new Promise((resolve) => {
      refuse = () => resolve(HttpResponse.json(CLOSED, { status: 409 }));
    });
  const told = vi.spyOn(toast, "error");
  const { user, unmount } = open(makeRing());
  await user.click(button("Say yes"));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  unmount();
  refuse();
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith("This ring is over."));
});

it("a no says first what becomes of the ring, and what was written stays when it is refused", async () => {
  answer = () => HttpResponse.json(CLOSED, { status: 409 });
  const { user } = open(makeRing());
  await user.click(button("Say no"));
  const dialog = await screen.findByRole("dialog", { name: "Say no to this ring?" });
  expect(dialog).toHaveTextContent("Somebody else is asked in your place");
  await user.type(screen.getByLabelText("Why (optional)"), "No time");
  await user.click(button("Say no"));
  expect(await screen.findByRole("alert")).toHaveTextContent("This ring is over.");
  expect(sent).toEqual([["decline", { reason: "No time" }]]);
  expect(screen.getByLabelText("Why (optional)")).toHaveValue("No time");
});

it("what I agreed to I can take back, and a ring that is over I cannot change", () => {
  open(makeRing({ myAnswer: "yes" }));
  expect(screen.getAllByRole("button").map((each) => each.textContent)).toEqual([
    "Take my yes back",
  ]);
  document.body.innerHTML = "";
  open(makeRing({ status: "expired" }));
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

it("what was written to a no is not what one writes to leave", async () => {
  answer = () => HttpResponse.json(CLOSED, { status: 409 });
  const { user, unmount } = open(makeRing());
  await user.click(button("Say no"));
  await user.type(await screen.findByLabelText("Why (optional)"), "No time");
  unmount();
  const { user: later } = open(makeRing({ status: "accepted", myAnswer: "yes" }));
  await later.click(button("Leave the ring"));
  expect(await screen.findByLabelText("Why (optional)")).toHaveValue("");
});

// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import type { Swap } from "skillswap-sdk";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { swapQuery } from "@/entities/swap/queries";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe, makeSwap } from "@/test/factories";
import { SwapActions } from "./swap-actions";

const at = (path: string) => `${location.origin}${path}`;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const sent: [string, unknown][] = [];
let answer: (action: string) => Response | Promise<Response>;
beforeEach(() => {
  sent.length = 0;
  answer = () => HttpResponse.json(makeSwap({ status: "accepted" }));
  server.use(
    http.get(at("/api/auth/me"), () => HttpResponse.json(makeMe())),
    http.post(at("/api/swaps/w1/:action"), async ({ request, params }) => {
      sent.push([String(params.action), await request.json().catch(() => null)]);
      return answer(String(params.action));
    }),
  );
});

function open(swap: Swap) {
  const cache = makeQueryClient();
  cache.setQueryData(meQuery.queryKey, makeMe());
  cache.setQueryData(swapQuery(swap.id).queryKey, swap);
  const onAccepted = vi.fn();
  render(
    <QueryClientProvider client={cache}>
      <MemoryRouter>
        <SwapActions swap={swap} onAccepted={onAccepted} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { cache, onAccepted, user: userEvent.setup() };
}

const statusIn = (cache: ReturnType<typeof makeQueryClient>) =>
  cache.getQueryData(swapQuery("w1").queryKey)?.status;
const button = (name: string) => screen.getByRole("button", { name });

it("an equal swap is accepted at one press", async () => {
  const { onAccepted, user } = open(makeSwap());
  await user.click(button("Accept"));
  await vi.waitFor(() => expect(onAccepted).toHaveBeenCalled());
  expect(sent).toEqual([["accept", { unequalAgreed: false }]]);
});

it("an unequal swap is accepted only with the agreement to it", async () => {
  const guitar = { id: "guitar", name: "Guitar", minutes: 90 };
  const { onAccepted, user } = open(makeSwap({ offeredSkill: guitar, isUnequal: true }));
  await user.click(button("Accept"));
  expect(await screen.findByRole("dialog")).toHaveTextContent("you learn 30 minutes longer");
  expect(sent).toEqual([]);
  await user.click(button("I agree, accept"));
  await vi.waitFor(() => expect(onAccepted).toHaveBeenCalled());
  expect(sent).toEqual([["accept", { unequalAgreed: true }]]);
});

it("asks for the agreement when only the server knows that it is unequal", async () => {
  answer = () => HttpResponse.json({ code: "unequal_minutes", message: "x" }, { status: 409 });
  const { onAccepted, user } = open(makeSwap());
  await user.click(button("Accept"));
  expect(await screen.findByRole("dialog")).toHaveTextContent("Agree to unequal hours?");
  expect(onAccepted).not.toHaveBeenCalled();
});

it("a rejection shows at once and is taken back when the server refuses", async () => {
  let refuse = () => {};
  answer = () =>
    new Promise((resolve) => {
      refuse = () =>
        resolve(HttpResponse.json({ code: "swap_not_pending", message: "x" }, { status: 409 }));
    });
  const { cache, user } = open(makeSwap());
  await user.click(button("Reject"));
  const dialog = await screen.findByRole("dialog", { name: "Reject the proposal of Omar Said?" });
  expect(dialog).toHaveTextContent("cannot be undone");
  await user.click(button("Reject"));
  await vi.waitFor(() => expect(statusIn(cache)).toBe("rejected"));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  refuse();
  await vi.waitFor(() => expect(statusIn(cache)).toBe("pending"));
});

it("what I proposed I can only cancel", () => {
  const { fromUser, toUser } = makeSwap();
  open(makeSwap({ fromUser: toUser, toUser: fromUser }));
  expect(screen.getAllByRole("button").map((each) => each.textContent)).toEqual([
    "Cancel proposal",
  ]);
});

it("an agreed swap with a session ahead cannot be ended", () => {
  const session = {
    teacherId: "me",
    studentId: "other",
    skillId: "spanish",
    skillName: "Spanish",
    minutes: 60,
    sessionId: "s1",
    sessionStatus: "scheduled",
  };
  open(makeSwap({ status: "accepted", conversationId: "c1", lessons: [session] }));
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Open the conversation" })).toHaveAttribute(
    "href",
    "/messages/c1",
  );
});

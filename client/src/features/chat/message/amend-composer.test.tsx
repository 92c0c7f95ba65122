// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { configQuery } from "@/lib/api/config";
import { meQuery } from "@/lib/auth/me";
import { makeQueryClient } from "@/lib/query-cache";
import { makeMe, makeMessage } from "@/test/factories";
import { AmendComposer } from "./amend-composer";

/** A message of mine that is being edited and was sent `agoMs` ago. */
function open(agoMs: number) {
  const createdAt = new Date(Date.now() - agoMs).toISOString();
  const message = makeMessage(1, { senderId: "me", content: "As it was", createdAt });
  const asked = { onDone: vi.fn(), onLeave: vi.fn(), onAsNew: vi.fn() };
  const client = makeQueryClient();
  client.setQueryData(meQuery.queryKey, makeMe());
  client.setQueryData(configQuery.queryKey, { limits: { editMinutes: 15 } } as never);
  render(
    <QueryClientProvider client={client}>
      <AmendComposer
        amending={{ kind: "edit", message }}
        current={message}
        partnerName="Omar"
        {...asked}
      />
    </QueryClientProvider>,
  );
  return asked;
}

it("an edit that is open when its time ends says so, and its text can be a new message", async () => {
  const { onAsNew, onLeave } = open(15 * 60_000 - 300);
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox"), ", and more");
  expect(await screen.findByRole("alert")).toHaveTextContent("The 15 minutes");
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Use it for a new message" }));
  expect(onAsNew).toHaveBeenLastCalledWith("As it was, and more");
  await user.type(screen.getByRole("textbox"), "{Escape}");
  expect(onAsNew).toHaveBeenCalledTimes(2);
  expect(onLeave).not.toHaveBeenCalled();
});

it("an edit ends also when the timer for its end comes a millisecond early", async () => {
  vi.useFakeTimers();
  try {
    open(14 * 60_000 + 59_000);
    vi.setSystemTime(Date.now() - 1); // as a clock that was put right, or a timer that was rounded down
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.queryByRole("alert")).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(screen.getByRole("alert")).toHaveTextContent("The 15 minutes");
  } finally {
    vi.useRealTimers();
  }
});

it("a device whose clock is a year behind lets the end of an edit rest", async () => {
  vi.useFakeTimers();
  try {
    open(-365 * 24 * 60 * 60_000);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    const now = vi.spyOn(Date, "now");
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(now.mock.calls.length).toBeLessThan(100); // a timer that should wait longer than it can fires each millisecond
    now.mockRestore();
  } finally {
    vi.useRealTimers();
  }
});

it("an edit in time can be saved, and Escape puts it aside", async () => {
  const { onAsNew, onLeave } = open(60_000);
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox"), "!");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
  await user.keyboard("{Escape}");
  expect(onLeave).toHaveBeenCalledOnce();
  expect(onAsNew).not.toHaveBeenCalled();
});

// @vitest-environment jsdom
import { act, render, screen, waitFor } from "@testing-library/react";
import { toast } from "sonner";
import { expect, it } from "vitest";
import { Toasts } from "./toasts";

it("a toast that was answered takes the focus from nobody when the next one comes", async () => {
  render(
    <>
      <button type="button">Mark as read</button>
      <textarea aria-label="Message" />
      <Toasts direction="ltr" />
    </>,
  );
  const before = screen.getByRole("button", { name: "Mark as read" });
  act(() => before.focus());
  act(() => void toast("Marked as read", { action: { label: "Undo", onClick: () => undefined } }));
  const undo = await screen.findByRole("button", { name: "Undo" });
  act(() => undo.focus()); // as a click or the keyboard does
  act(() => undo.click());
  expect(before).toHaveFocus();
  await waitFor(() => expect(undo).not.toBeInTheDocument());

  const message = screen.getByRole("textbox", { name: "Message" });
  act(() => message.focus());
  act(() => void toast("Somebody wrote to you"));
  await screen.findByText("Somebody wrote to you");
  expect(message).toHaveFocus();
});

// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { createMemoryRouter, Link, RouterProvider } from "react-router";
import { expect, it } from "vitest";
import { forgetSignIn, rememberSignIn } from "@/lib/auth/tokens";
import { holdUnsent, mayLeave, useInCall, useUnsaved } from "@/lib/unsaved";
import { LeaveGuard } from "./leave-guard";

function Editor() {
  const [text, setText] = useState("");
  useUnsaved(text !== "");
  return (
    <>
      <LeaveGuard />
      <input aria-label="About me" value={text} onChange={(event) => setText(event.target.value)} />
      <Link to="/other">Elsewhere</Link>
      <button type="button" onClick={() => setText("")}>
        Save
      </button>
    </>
  );
}

function Room() {
  const [isIn, setIsIn] = useState(false);
  useInCall(isIn);
  return (
    <>
      <LeaveGuard />
      <button type="button" onClick={() => setIsIn(true)}>
        Join the call
      </button>
    </>
  );
}

function open() {
  rememberSignIn();
  const router = createMemoryRouter(
    [
      { path: "/room", Component: Room },
      { path: "/profile", Component: Editor },
      { path: "/other", element: <p>Another page</p> },
    ],
    { initialEntries: ["/other", "/profile"], initialIndex: 1 },
  );
  render(<RouterProvider router={router} />);
  return { router, user: userEvent.setup() };
}

const closesQuietly = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));

it("a link asks before changes are lost; staying keeps them, leaving leaves", async () => {
  const { user } = open();
  await user.type(screen.getByLabelText("About me"), "I play");
  await user.click(screen.getByRole("link", { name: "Elsewhere" }));
  expect(await screen.findByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Stay" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Stay" }));
  expect(screen.getByLabelText("About me")).toHaveValue("I play");
  await user.click(screen.getByRole("link", { name: "Elsewhere" }));
  await user.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByText("Another page")).toBeVisible();
});

it("Back asks too, and so does the browser when the tab closes", async () => {
  const { router, user } = open();
  expect(closesQuietly()).toBe(true);
  await user.type(screen.getByLabelText("About me"), "I play");
  expect(closesQuietly()).toBe(false);
  await router.navigate(-1);
  expect(await screen.findByRole("dialog", { name: "Leave without saving?" })).toBeVisible();
});

it("nothing is asked once it is saved, nor of somebody who was logged out", async () => {
  const { user } = open();
  await user.type(screen.getByLabelText("About me"), "I play");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(closesQuietly()).toBe(true);
  await user.type(screen.getByLabelText("About me"), "again");
  forgetSignIn();
  await user.click(screen.getByRole("link", { name: "Elsewhere" }));
  expect(await screen.findByText("Another page")).toBeVisible();
});

it("whatever else would take the page away can ask", async () => {
  const { user } = open();
  await expect(mayLeave()).resolves.toBe(true);
  await user.type(screen.getByLabelText("About me"), "I play");
  const answer = mayLeave();
  await user.click(await screen.findByRole("button", { name: "Stay" }));
  await expect(answer).resolves.toBe(false);
});

it("what is still being sent stops no page, but the tab asks before it closes, and so does a log-out", async () => {
  const { router, user } = open();
  const arrived = holdUnsent();
  expect(closesQuietly()).toBe(false);
  await router.navigate("/other");
  expect(await screen.findByText("Another page")).toBeVisible();
  await router.navigate("/profile");
  const answer = mayLeave();
  expect(await screen.findByRole("dialog")).toHaveTextContent("has not been sent yet");
  await user.click(screen.getByRole("button", { name: "Stay" }));
  await expect(answer).resolves.toBe(false);
  arrived();
  expect(closesQuietly()).toBe(true);
});

it("a call is asked about in its own words; a reload keeps it, so closing the tab asks nothing", async () => {
  const { router, user } = open();
  await router.navigate("/room");
  await user.click(await screen.findByRole("button", { name: "Join the call" }));
  expect(closesQuietly()).toBe(true);
  await router.navigate(-1);
  expect(await screen.findByRole("dialog", { name: "Leave the call?" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Stay" }));
  expect(router.state.location.pathname).toBe("/room");
  await router.navigate(-1);
  await user.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByLabelText("About me")).toBeVisible();
});

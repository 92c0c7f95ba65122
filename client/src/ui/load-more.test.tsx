// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { LoadMore } from "./load-more";

afterEach(cleanup);

/** Three pages of two links, each there after `wait`. */
function List({ wait = Promise.resolve() }: { wait?: Promise<void> }) {
  const [pages, setPages] = useState([1]);
  const query = {
    data: { pages },
    hasNextPage: pages.length < 3,
    isFetchingNextPage: false,
    fetchNextPage: () => wait.then(() => setPages([...pages, pages.length + 1])),
  };
  return (
    <>
      {pages.map((page) => (
        <p key={page}>
          <a href="#one">First of {page}</a>
          <a href="#two">Second of {page}</a>
        </p>
      ))}
      <LoadMore query={query} label="Show older" />
      <a href="#after">After the list</a>
    </>
  );
}

it("whoever shows more with the keyboard goes on with the first of it, also when nothing more follows", async () => {
  const user = userEvent.setup();
  render(<List />);
  screen.getByRole("button", { name: "Show older" }).focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("link", { name: "First of 2" })).toHaveFocus();
  screen.getByRole("button", { name: "Show older" }).focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("link", { name: "First of 3" })).toHaveFocus();
  expect(screen.queryByRole("button")).toBeNull();
});

it("whoever goes elsewhere while it comes stays there", async () => {
  const user = userEvent.setup();
  let come = () => {};
  render(<List wait={new Promise((resolve) => (come = resolve))} />);
  screen.getByRole("button", { name: "Show older" }).focus();
  await user.keyboard("{Enter}");
  const after = screen.getByRole("link", { name: "After the list" });
  after.focus();
  come();
  await screen.findByRole("link", { name: "First of 2" });
  expect(after).toHaveFocus();
});

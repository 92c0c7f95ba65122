// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { Pager, shownPages } from "./pager";

afterEach(cleanup);

const pages = (currentPage: number, totalPages = 12) => ({
  currentPage,
  totalPages,
  totalCount: totalPages * 20 - 3,
  limit: 20,
});

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 12, [1, 2, "gap", 12]],
  [4, 12, [1, 2, 3, 4, 5, "gap", 12]],
  [6, 12, [1, "gap", 5, 6, 7, "gap", 12]],
  [12, 12, [1, "gap", 11, 12]],
])("on page %i of %i it shows the first, the last and those around", (current, last, shown) => {
  expect(shownPages(current, last)).toEqual(shown);
});

it("says which entries are shown, of how many", () => {
  render(<Pager pages={pages(3, 3)} onGo={vi.fn()} />);
  expect(screen.getByRole("status").textContent).toBe("41 to 57 of 57");
  expect(screen.getByRole("button", { current: "page" }).textContent).toBe("3");
});

it("goes to a page, to the first and the last, and keeps the focus where there is no further one", async () => {
  const onGo = vi.fn();
  const user = userEvent.setup();
  render(<Pager pages={pages(12)} onGo={onGo} />);
  await user.click(screen.getByRole("button", { name: "Page 1" }));
  await user.click(screen.getByRole("button", { name: "Previous page" }));
  await user.click(screen.getByRole("button", { name: "Next page" }));
  expect(onGo.mock.calls).toEqual([[1], [11]]);
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Next page");
});

it("is not there for a single page, and is for a page that there is no longer", () => {
  const { container, rerender } = render(<Pager pages={pages(1, 1)} onGo={vi.fn()} />);
  expect(container.textContent).toBe("");
  rerender(<Pager pages={pages(5, 2)} onGo={vi.fn()} />);
  expect(screen.queryByRole("status")).toBeNull();
  expect(screen.getByRole("button", { name: "Page 2" })).toBeTruthy();
});

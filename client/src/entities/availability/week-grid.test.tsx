// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import type { Slot } from "skillswap-sdk";
import { expect, it } from "vitest";
import { WeekGrid } from "./week-grid";

let slots: Slot[] = [];
function Week() {
  const [value, setValue] = useState<Slot[]>([]);
  slots = value;
  return <WeekGrid slots={value} hours={[9, 10, 11]} onChange={setValue} />;
}

it("is usable with the keyboard alone", async () => {
  render(<Week />);
  const user = userEvent.setup();
  await user.tab();
  expect(screen.getByRole("button", { name: /^Monday, 9:00\sAM to 10:00\sAM$/ })).toHaveFocus();
  await user.keyboard(" {ArrowDown}{Enter}{ArrowRight}{ArrowUp} ");
  expect(slots).toEqual([
    { weekday: 0, start: "09:00", end: "11:00" },
    { weekday: 1, start: "09:00", end: "10:00" },
  ]);
  await user.tab();
  expect(document.body).toHaveFocus();
});

it("turns an hour on and off with the mouse", async () => {
  render(<Week />);
  const user = userEvent.setup();
  const cell = screen.getByRole("button", { name: /^Wednesday, 10:00\sAM to 11:00\sAM$/ });
  await user.click(cell);
  expect(cell).toHaveAttribute("aria-pressed", "true");
  await user.click(cell);
  expect(slots).toEqual([]);
});

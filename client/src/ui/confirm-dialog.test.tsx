// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import { Menu, MenuItem } from "./menu";

function FromMenu({ onConfirm }: { onConfirm: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu trigger={<Button>More</Button>}>
        <MenuItem onSelect={() => setAsking(true)}>Delete</MenuItem>
      </Menu>
      {asking && (
        <ConfirmDialog
          title="Delete it?"
          confirm="Delete"
          onConfirm={onConfirm}
          onDone={() => setAsking(false)}
        />
      )}
    </>
  );
}

it("the cancel button has the focus, so Enter alone does no harm", async () => {
  const onConfirm = vi.fn();
  const user = userEvent.setup();
  render(<FromMenu onConfirm={onConfirm} />);
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
  await user.keyboard("{Enter}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(onConfirm).not.toHaveBeenCalled();
});

it("does what it asks about when that is chosen", async () => {
  const onConfirm = vi.fn();
  const user = userEvent.setup();
  render(
    <ConfirmDialog title="Delete it?" confirm="Delete" onConfirm={onConfirm} onDone={vi.fn()} />,
  );
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("a menu is opened with the keyboard the first time as later: at its first item", async () => {
  const user = userEvent.setup();
  render(<FromMenu onConfirm={vi.fn()} />);
  await user.tab();
  await user.keyboard("{ArrowDown}");
  const item = await screen.findByRole("menuitem", { name: "Delete" });
  await vi.waitFor(() => expect(item).toHaveFocus());
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getByRole("button", { name: "More" })).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("menuitem", { name: "Delete" })).toHaveFocus();
});

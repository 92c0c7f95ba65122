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

it("the way out has the focus, so Enter alone does no harm", async () => {
  const onConfirm = vi.fn();
  const user = userEvent.setup();
  render(<FromMenu onConfirm={onConfirm} />);
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(screen.getByRole("menuitem", { name: "Delete" }));
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
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

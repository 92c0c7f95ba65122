import { Command } from "cmdk";
import type { ReactNode } from "react";

/** A heading with its entries. */
export function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

/** Whether every word of `text` is in `name`, in any case. */
export function fits(name: string, text: string): boolean {
  const lower = name.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** One entry; `id` tells it from all others. */
export function Entry({
  id,
  onChoose,
  children,
}: {
  id: string;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={id}
      onSelect={onChoose}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 font-medium data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink [&>svg]:size-5 [&>svg]:shrink-0"
    >
      {children}
    </Command.Item>
  );
}

import type { ReactNode } from "react";

/** A radio button as a chip; the arrow keys move between those of the same `name`. */
export function Chip({
  name,
  checked,
  disabled = false,
  onChoose,
  children,
}: {
  name: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <label className="relative cursor-pointer">
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-control outline-none"
      />
      <span className="pointer-events-none relative grid min-h-11 place-content-center rounded-control border border-line-strong/60 bg-surface px-3 py-1.5 text-center text-sm font-semibold peer-disabled:border-dashed peer-disabled:bg-sunken peer-disabled:text-ink-faint peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent peer-hover:border-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent">
        {children}
      </span>
    </label>
  );
}

import { Switch as Radix } from "radix-ui";
import { useId } from "react";

/** On or off, at once. The whole row is the label. */
export function SwitchRow({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-6 py-3">
      <label htmlFor={id} className="grid">
        <span className="font-semibold">{label}</span>
        {hint && <span className="text-sm text-ink-faint">{hint}</span>}
      </label>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        className="relative h-7 w-12 shrink-0 rounded-full before:absolute before:-inset-y-2 before:inset-x-0 bg-line-strong transition-colors data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-5 translate-x-1 rtl:-translate-x-1 rounded-full bg-surface shadow-low transition-transform data-[state=checked]:translate-x-6 rtl:data-[state=checked]:-translate-x-6" />
      </Radix.Root>
    </div>
  );
}

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "@/lib/cn";
import { isComposing } from "@/lib/composing";
import { controlClass, Field } from "./field";

export interface Option {
  value: string;
  label: string;
  note?: string;
}

/**
 * A text field that suggests: what is typed counts, a suggestion only completes it. Arrow keys move,
 * Enter takes the marked suggestion, Escape closes the list.
 */
export function Combobox({
  label,
  hint,
  error,
  placeholder,
  value,
  options,
  onChange,
  onPick,
  inputRef,
  hideLabel = false,
  type = "text",
}: {
  label: string;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  value: string;
  options: Option[];
  onChange: (text: string) => void;
  onPick: (option: Option) => void;
  inputRef?: React.Ref<HTMLInputElement>;
  hideLabel?: boolean;
  type?: "text" | "search";
}) {
  const { t } = useTranslation();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const shown = open && options.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;

  function pick(option: Option) {
    onPick(option);
    setOpen(false);
    setMarked(-1);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      setMarked(
        (marked + step + options.length + (marked < 0 && step < 0 ? 1 : 0)) %
          Math.max(options.length, 1),
      );
    } else if (event.key === "Enter" && shown && options[marked]) {
      event.preventDefault();
      pick(options[marked]);
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
    }
  }

  return (
    <Field {...{ label, hint, error, hideLabel }} className="relative">
      {(wiring) => (
        <>
          <input
            {...wiring}
            ref={inputRef}
            type={type}
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={listId}
            aria-activedescendant={shown && marked >= 0 ? optionId(marked) : undefined}
            placeholder={placeholder}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              setOpen(true);
              setMarked(-1);
            }}
            onFocus={() => setOpen(value === "")} // what is filled in already covers nothing
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            className={cn(controlClass, "h-11")}
          />
          <div
            id={listId}
            role="listbox"
            aria-label={t("common.suggestions", { label })}
            hidden={!shown}
            className="absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-control border border-line bg-surface p-1.5 shadow-high"
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
              // biome-ignore lint/a11y/useFocusableInteractive: reached through aria-activedescendant
              <div
                key={option.value}
                id={optionId(index)}
                role="option"
                aria-selected={index === marked}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
                className="flex cursor-pointer items-center justify-between gap-3 rounded-md px-3 py-2 text-sm hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent-ink"
              >
                <span className="font-medium">{option.label}</span>
                {option.note && <span className="text-ink-faint">{option.note}</span>}
              </div>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}

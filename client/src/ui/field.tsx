import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

const CONTROL =
  "w-full rounded-control border border-line-strong bg-surface px-3.5 text-ink transition-colors " +
  "hover:border-ink-faint aria-invalid:border-danger aria-invalid:bg-danger-soft/40 disabled:opacity-60";

interface Around {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  hideLabel?: boolean;
  className?: string | undefined;
}

interface Wiring {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: Around & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-semibold"}>
        {label}
      </label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

type Extra = Omit<Around, "className"> & { fieldClassName?: string };

export function TextField({
  label,
  hint,
  error,
  hideLabel = false,
  fieldClassName,
  className,
  ...rest
}: ComponentProps<"input"> & Extra) {
  return (
    <Field {...{ label, hint, error, hideLabel }} className={fieldClassName}>
      {(wiring) => <input {...rest} {...wiring} className={cn(CONTROL, "h-11", className)} />}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  hideLabel = false,
  fieldClassName,
  className,
  ...rest
}: ComponentProps<"textarea"> & Extra) {
  return (
    <Field {...{ label, hint, error, hideLabel }} className={fieldClassName}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          className={cn(CONTROL, "min-h-24 py-2.5", className)}
        />
      )}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  hideLabel = false,
  fieldClassName,
  className,
  children,
  ...rest
}: ComponentProps<"select"> & Extra) {
  return (
    <Field {...{ label, hint, error, hideLabel }} className={fieldClassName}>
      {(wiring) => (
        <select {...rest} {...wiring} className={cn(CONTROL, "h-11 pe-8", className)}>
          {children}
        </select>
      )}
    </Field>
  );
}

export { CONTROL as controlClass };

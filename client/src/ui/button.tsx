import type { ComponentProps } from "react";
import { Link, type LinkProps } from "react-router";
import { cn } from "@/lib/cn";
import { Spinner } from "./spinner";

type Variant = "primary" | "secondary" | "quiet" | "danger";
type Size = "md" | "sm" | "icon";

const VARIANTS: Record<Variant, string> = {
  primary: "bg-accent text-on-accent shadow-low hover:bg-accent-hover",
  secondary:
    "border border-line-strong/60 bg-surface text-ink hover:border-accent hover:text-accent-ink",
  quiet: "text-ink-soft hover:bg-sunken hover:text-ink",
  danger: "border border-danger/50 text-danger hover:bg-danger-soft",
};
const SIZES: Record<Size, string> = {
  md: "h-11 px-5 text-base",
  sm: "h-9 pointer-coarse:h-11 px-3.5 text-sm",
  icon: "size-11 shrink-0",
};

function buttonClass(variant: Variant, size: Size, className?: string): string {
  return cn(
    "inline-flex items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

interface Style {
  variant?: Variant;
  size?: Size;
}

/** `busy` keeps the label, shows a spinner and disables the button. */
export function Button({
  variant = "primary",
  size = "md",
  busy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Style & { busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

/** For a link that leaves the client, to a page of the server's. */
export function anchorClass(variant: Variant): string {
  return buttonClass(variant, "md");
}

export function ButtonLink({
  variant = "primary",
  size = "md",
  className,
  ...rest
}: LinkProps & Style) {
  return <Link {...rest} className={buttonClass(variant, size, className)} />;
}

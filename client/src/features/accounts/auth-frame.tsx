import type { FormEventHandler, ReactNode } from "react";
import { Mark } from "@/ui/mark";
import { Notice } from "@/ui/notice";
import { PageHeading, useTitle } from "@/ui/page";

/** The card around the forms of log-in, sign-up and passwords. */
export function AuthFrame({
  title,
  intro,
  children,
  below,
}: {
  title: string;
  intro?: string;
  children: ReactNode;
  below?: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="relative mx-auto grid w-full max-w-md gap-6 px-4 py-8 sm:py-16">
      <Mark className="pointer-events-none absolute -top-6 -end-24 -z-10 hidden h-96 opacity-15 sm:block" />
      <div className="grid gap-2">
        <PageHeading>{title}</PageHeading>
        {intro && <p className="text-ink-soft">{intro}</p>}
      </div>
      <div className="grid gap-5 rounded-card border border-line bg-surface p-5 shadow-low sm:p-7">
        {children}
      </div>
      {below && <div className="text-center text-ink-soft">{below}</div>}
    </div>
  );
}

/** A form that shows its root error on top. */
export function AuthForm({
  label,
  error,
  onSubmit,
  children,
}: {
  label: string;
  error: string | undefined;
  onSubmit: FormEventHandler;
  children: ReactNode;
}) {
  return (
    <form noValidate onSubmit={onSubmit} aria-label={label} className="grid gap-4">
      {error && <Notice tone="error">{error}</Notice>}
      {children}
    </form>
  );
}

export const textLinkClass =
  "font-semibold text-accent-ink underline decoration-accent/40 underline-offset-4 hover:decoration-accent";

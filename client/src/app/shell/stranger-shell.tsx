import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Wordmark } from "@/components/brand/mark";
import { ButtonLink } from "@/components/ui/button";

export function StrangerShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-2 px-4 py-4 sm:px-8">
        <Link to="/" aria-label={t("shell.home")} className="rounded-control">
          <Wordmark />
        </Link>
        <nav aria-label={t("shell.account")} className="flex items-center gap-1.5 sm:gap-3">
          <ButtonLink to="/login" look="quiet" size="sm">
            {t("shell.logIn")}
          </ButtonLink>
          <ButtonLink to="/signup" size="sm">
            {t("shell.signUp")}
          </ButtonLink>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mx-auto w-full max-w-6xl px-4 py-8 text-sm text-ink-faint sm:px-8">
        {t("home.footer")}
      </footer>
    </div>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LanguageSwitch } from "@/features/accounts/formats/language-switch";
import { ButtonLink } from "@/ui/button";
import { Wordmark } from "@/ui/mark";

export function GuestShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-2 px-4 py-4 sm:px-8">
        <Link
          to="/"
          aria-label={t("shell.home")}
          className="flex min-h-11 min-w-6 items-center rounded-control"
        >
          {/* where the name does not fit beside the buttons it wraps below the mark, out of sight */}
          <Wordmark className="h-8 flex-wrap gap-y-2 overflow-hidden" />
        </Link>
        <nav
          aria-label={t("shell.account")}
          className="flex shrink-0 items-center gap-1.5 sm:gap-3"
        >
          <LanguageSwitch />
          <ButtonLink to="/login" variant="quiet" size="sm">
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

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTitle } from "@/components/ui/page";

const RELOADED_KEY = "skillswap.reloadedFor";

/** After a new release the old page's chunks are gone; one reload fetches the new ones. */
function useReloadForNewRelease(error: unknown): void {
  useEffect(() => {
    const message = error instanceof Error ? error.message : "";
    if (!/dynamically imported module|Importing a module script/i.test(message)) return;
    if (sessionStorage.getItem(RELOADED_KEY) === message) return;
    sessionStorage.setItem(RELOADED_KEY, message);
    location.reload();
  }, [error]);
}

export function ErrorPage() {
  const { t } = useTranslation();
  useReloadForNewRelease(useRouteError());
  useTitle(t("errors.pageTitle"));
  return (
    <main className="mx-auto max-w-3xl px-4 py-12">
      <EmptyState title={t("errors.pageTitle")} text={t("errors.pageText")}>
        <Button onClick={() => location.reload()}>{t("errors.reload")}</Button>
        <ButtonLink to="/dashboard" look="secondary" reloadDocument>
          {t("errors.goDashboard")}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}

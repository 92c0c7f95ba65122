import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { useTitle } from "@/ui/page";

export function ErrorPage() {
  const { t } = useTranslation();
  useTitle(t("errors.pageTitle"));
  return (
    <main className="mx-auto max-w-3xl px-4 py-12">
      <EmptyState title={t("errors.pageTitle")} text={t("errors.pageText")}>
        <Button onClick={() => location.reload()}>{t("errors.reload")}</Button>
        <ButtonLink to="/dashboard" variant="secondary" reloadDocument>
          {t("errors.goDashboard")}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}

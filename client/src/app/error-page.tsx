import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useTitle } from "@/components/ui/page";

export function ErrorPage() {
  const { t } = useTranslation();
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

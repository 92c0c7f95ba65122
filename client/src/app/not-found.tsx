import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("errors.notFoundTitle")} narrow>
      <EmptyState title="404" text={t("errors.notFoundText")}>
        <ButtonLink to="/">{t("errors.goHome")}</ButtonLink>
      </EmptyState>
    </Page>
  );
}

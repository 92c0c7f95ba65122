import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/lib/auth/me";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

export function NotFound() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  return (
    <Page title={t("errors.notFoundTitle")} narrow>
      <EmptyState title="404" text={t("errors.notFoundText")}>
        {me ? (
          <ButtonLink to="/dashboard">{t("errors.goDashboard")}</ButtonLink>
        ) : (
          <ButtonLink to="/">{t("errors.goHome")}</ButtonLink>
        )}
      </EmptyState>
    </Page>
  );
}

import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { PasswordField } from "../password-field";
import { useHasPassword } from "./queries";

/** The field for one's password, or for who has none what counts instead. */
export function ProofPassword(
  field: Omit<ComponentProps<typeof PasswordField>, "label" | "autoComplete">,
) {
  const { t } = useTranslation();
  if (!useHasPassword()) return <p className="text-sm text-ink-soft">{t("waysIn.noPassword")}</p>;
  return <PasswordField label={t("auth.password")} autoComplete="current-password" {...field} />;
}

import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { textLinkClass } from "./auth-frame";

/** To the page that mails a link for a new password; its form begins with `email`. */
export function ForgotLink({ email }: { email: string }) {
  const { t } = useTranslation();
  const search = email && `?${new URLSearchParams({ email })}`;
  return (
    <Link
      className={`${textLinkClass} justify-self-start text-sm pointer-coarse:-my-2 pointer-coarse:py-3`}
      to={{ pathname: "/forgot-password", search }}
    >
      {t("auth.forgot")}
    </Link>
  );
}

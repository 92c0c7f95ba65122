import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Notice } from "@/ui/notice";
import { AuthFrame, textLinkClass } from "./auth-frame";
import { EmailForm } from "./email-form";
import { useForgotPassword } from "./queries";

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const forgot = useForgotPassword();
  return (
    <AuthFrame
      title={t("auth.forgotTitle")}
      {...(forgot.isSuccess ? {} : { intro: t("auth.forgotIntro") })}
      below={
        <Link className={textLinkClass} to="/login">
          {t("auth.backToLogin")}
        </Link>
      }
    >
      {forgot.isSuccess ? (
        <Notice>{t("auth.forgotSent", { email: forgot.variables })}</Notice>
      ) : (
        <EmailForm
          label={t("auth.forgotTitle")}
          confirm={t("auth.forgotSend")}
          email={params.get("email") ?? ""}
          onSend={forgot.mutateAsync}
        />
      )}
    </AuthFrame>
  );
}

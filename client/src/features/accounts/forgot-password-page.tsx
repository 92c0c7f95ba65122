import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { applyFormError } from "@/lib/api/form-errors";
import { AuthForm, AuthFrame, textLinkClass } from "./auth-frame";
import { useForgotPassword } from "./queries";
import { forgotSchema } from "./schemas";

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const forgot = useForgotPassword();
  const form = useForm({
    resolver: zodResolver(forgotSchema),
    defaultValues: { email: params.get("email") ?? "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ email }) =>
    forgot.mutateAsync(email).catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthFrame
      title={t("auth.forgotTitle")}
      intro={t("auth.forgotIntro")}
      below={
        <Link className={textLinkClass} to="/login">
          {t("auth.backToLogin")}
        </Link>
      }
    >
      {forgot.isSuccess ? (
        <Notice>{t("auth.forgotSent", { email: forgot.variables })}</Notice>
      ) : (
        <AuthForm label={t("auth.forgotTitle")} error={errors.root?.message} onSubmit={submit}>
          <TextField
            label={t("auth.email")}
            type="email"
            autoComplete="email"
            error={errors.email?.message}
            {...form.register("email")}
          />
          <Button type="submit" busy={form.formState.isSubmitting}>
            {t("auth.forgotSend")}
          </Button>
        </AuthForm>
      )}
    </AuthFrame>
  );
}

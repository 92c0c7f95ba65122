import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { applyFormError } from "@/lib/api/form-errors";
import { Button, ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { AuthForm, AuthFrame } from "./auth-frame";
import { PasswordField } from "./password-field";
import { useResetPassword } from "./queries";
import { resetSchema } from "./schemas";

function ResetForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reset = useResetPassword();
  const form = useForm({ resolver: zodResolver(resetSchema), defaultValues: { password: "" } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ password }) =>
    reset
      .mutateAsync({ token, password })
      .then(() => navigate("/login?reset=done"))
      .catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthForm label={t("auth.resetForm")} error={errors.root?.message} onSubmit={submit}>
      <PasswordField
        label={t("auth.newPassword")}
        autoComplete="new-password"
        hint={t("auth.passwordHint")}
        error={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" busy={form.formState.isSubmitting}>
        {t("auth.resetSave")}
      </Button>
    </AuthForm>
  );
}

export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get("token");
  return (
    <AuthFrame title={t("auth.resetTitle")} intro={t("auth.resetIntro")}>
      {token ? (
        <ResetForm token={token} />
      ) : (
        <>
          <Notice tone="error">{t("auth.tokenMissing")}</Notice>
          <ButtonLink to="/forgot-password" variant="secondary">
            {t("auth.askAgain")}
          </ButtonLink>
        </>
      )}
    </AuthFrame>
  );
}

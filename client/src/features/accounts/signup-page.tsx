import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { applyFormError } from "@/lib/api/form-errors";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { AuthForm, AuthFrame, textLinkClass } from "./auth-frame";
import { PasswordField } from "./password-field";
import { useSignUp } from "./queries";
import { signupSchema } from "./schemas";
import { OtherWays } from "./ways-in/other-ways";
import { ProviderButtons } from "./ways-in/provider-buttons";

export function SignupPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const signUp = useSignUp();
  const form = useForm({
    resolver: zodResolver(signupSchema),
    defaultValues: { name: "", email: "", password: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) =>
    signUp.mutateAsync(values).catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthFrame
      title={t("auth.signupTitle")}
      intro={t("auth.signupIntro")}
      below={
        <>
          {t("auth.haveAccount")}{" "}
          <Link className={textLinkClass} to={{ pathname: "/login", search: `${params}` }}>
            {t("auth.login")}
          </Link>
        </>
      }
    >
      <AuthForm label={t("auth.signup")} error={errors.root?.message} onSubmit={submit}>
        <TextField
          label={t("auth.name")}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <TextField
          label={t("auth.email")}
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordField
          label={t("auth.password")}
          autoComplete="new-password"
          hint={t("auth.passwordHint")}
          error={errors.password?.message}
          {...form.register("password")}
        />
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("auth.signup")}
        </Button>
      </AuthForm>
      <OtherWays>
        <ProviderButtons />
      </OtherWays>
    </AuthFrame>
  );
}

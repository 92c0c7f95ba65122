import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { applyFormError } from "@/lib/api/form-errors";
import { configQuery } from "@/lib/session";
import { AuthForm, AuthFrame, textLinkClass } from "./auth-frame";
import { PasswordField } from "./password-field";
import { type Credentials, useLogIn } from "./queries";
import { loginSchema } from "./schemas";

function DemoLogin({ onFill }: { onFill: (demo: Credentials) => void }) {
  const { t } = useTranslation();
  const demo = useQuery(configQuery).data?.demo;
  if (!demo) return null;
  return (
    <div className="grid justify-items-start gap-3 rounded-control bg-second-soft p-4 text-sm text-second-ink">
      <p>
        <strong className="block font-display text-base">{t("auth.demoTitle")}</strong>
        {t("auth.demoText", demo)}
      </p>
      <Button look="secondary" size="sm" onClick={() => onFill(demo)}>
        {t("auth.demoFill")}
      </Button>
    </div>
  );
}

export function LoginPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const logIn = useLogIn();
  const form = useForm<Credentials>({
    resolver: zodResolver(loginSchema),
    defaultValues: { email: "", password: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) =>
    logIn.mutateAsync(values).catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthFrame
      title={t("auth.loginTitle")}
      intro={t("auth.loginIntro")}
      below={
        <>
          {t("auth.noAccount")}{" "}
          <Link className={textLinkClass} to={{ pathname: "/signup", search: `${params}` }}>
            {t("auth.signup")}
          </Link>
        </>
      }
    >
      {params.get("reset") === "done" && <Notice>{t("auth.resetDone")}</Notice>}
      <AuthForm label={t("auth.login")} error={errors.root?.message} onSubmit={submit}>
        <TextField
          label={t("auth.email")}
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordField
          label={t("auth.password")}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register("password")}
        />
        <Link className={`${textLinkClass} justify-self-start text-sm`} to="/forgot-password">
          {t("auth.forgot")}
        </Link>
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("auth.login")}
        </Button>
      </AuthForm>
      <DemoLogin onFill={(demo) => form.reset(demo)} />
    </AuthFrame>
  );
}

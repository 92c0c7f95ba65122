import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { isApiError } from "skillswap-sdk";
import { configQuery } from "@/lib/api/config";
import { applyFormError } from "@/lib/api/form-errors";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { AuthForm, AuthFrame, textLinkClass } from "./auth-frame";
import { ForgotLink } from "./forgot-link";
import { PasskeyLogIn } from "./passkeys/passkey-log-in";
import { SecondFactorStep } from "./passkeys/second-factor-step";
import { PasswordField } from "./password-field";
import { type Credentials, useLogIn } from "./queries";
import { loginSchema } from "./schemas";
import { EmailLogIn } from "./ways-in/email-log-in";
import { OtherWays } from "./ways-in/other-ways";
import { OutcomeNotice } from "./ways-in/outcome-notice";
import { ProviderButtons } from "./ways-in/provider-buttons";
import { useOutcome } from "./ways-in/queries";

function DemoLogin({ onFill }: { onFill: (demo: Credentials) => void }) {
  const { t } = useTranslation();
  const demo = useQuery(configQuery).data?.demo;
  if (!demo) return null;
  const [before, after] = t("auth.demoText", { ...demo, password: "\n" }).split("\n");
  return (
    <div className="grid justify-items-start gap-3 rounded-control bg-second-soft p-4 text-sm text-second-ink">
      <p>
        <strong className="block font-display text-base">{t("auth.demoTitle")}</strong>
        {before}
        <span className="whitespace-nowrap">{demo.password}</span>
        {after}
      </p>
      <Button variant="secondary" size="sm" onClick={() => onFill(demo)}>
        {t("auth.demoFill")}
      </Button>
    </div>
  );
}

/** The first factor is asked for here, was a mailed link (its token is in the history), or a provider vouched for it. */
export function LoginPage() {
  const [asked, setAsked] = useState<string | null>(null);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state } = useLocation();
  const outcome = useOutcome();
  const token = asked ?? (state?.secondFactor as string | undefined) ?? outcome?.token;
  const back = () => {
    setAsked(null);
    const others = new URLSearchParams(params);
    others.delete("from");
    void navigate({ search: `${others}` }, { replace: true });
  };
  if (token) return <SecondFactorStep token={token} onBack={back} />;
  return <FirstFactorPage onSecondFactor={setAsked} />;
}

function FirstFactorPage({ onSecondFactor }: { onSecondFactor: (token: string) => void }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const logIn = useLogIn();
  const form = useForm<Credentials>({
    resolver: zodResolver(loginSchema),
    defaultValues: { email: "", password: "" },
  });
  const { errors } = form.formState;
  const { control, setValue } = form;
  const email = useWatch({ control, name: "email" });
  const vouchedFor = useOutcome()?.email;
  useEffect(() => {
    if (vouchedFor) setValue("email", vouchedFor);
  }, [vouchedFor, setValue]);
  const submit = form.handleSubmit((values) =>
    logIn.mutateAsync(values).catch((error) => {
      if (isApiError(error) && error.token) onSecondFactor(error.token);
      else applyFormError(form, error);
    }),
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
      <OutcomeNotice />
      {params.get("reset") === "done" && <Notice>{t("auth.resetDone")}</Notice>}
      <AuthForm label={t("auth.login")} error={errors.root?.message} onSubmit={submit}>
        <TextField
          label={t("auth.email")}
          type="email"
          autoComplete="username webauthn"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <PasswordField
          label={t("auth.password")}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register("password")}
        />
        <ForgotLink email={email} />
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("auth.login")}
        </Button>
      </AuthForm>
      <OtherWays>
        <PasskeyLogIn />
        <EmailLogIn typed={email} onSecondFactor={onSecondFactor} />
        <ProviderButtons />
      </OtherWays>
      <DemoLogin onFill={(demo) => form.reset(demo)} />
    </AuthFrame>
  );
}

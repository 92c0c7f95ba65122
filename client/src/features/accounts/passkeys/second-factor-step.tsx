import { zodResolver } from "@hookform/resolvers/zod";
import { KeyRound } from "lucide-react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { said } from "@/lib/i18n/said";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { AuthForm, AuthFrame } from "../auth-frame";
import { useSecondFactorLogIn } from "./log-in-queries";
import { describePasskeyError, supportsPasskeys } from "./support";

const codeSchema = z.object({
  recoveryCode: z.string().check(z.trim(), z.minLength(1, said("secondFactor.stepNeedCode"))),
});

/** After the first factor, which `token` stands for: a passkey, or a recovery code. */
export function SecondFactorStep({ token, onBack }: { token: string; onBack: () => void }) {
  const { t } = useTranslation();
  const logIn = useSecondFactorLogIn(token);
  const form = useForm({
    resolver: zodResolver(codeSchema),
    defaultValues: { recoveryCode: "" },
  });
  const submit = form.handleSubmit(({ recoveryCode }) => logIn.mutate(recoveryCode));
  return (
    <AuthFrame
      title={t("secondFactor.stepTitle")}
      intro={t("secondFactor.stepIntro")}
      below={
        <Button variant="quiet" size="sm" onClick={onBack}>
          {t("secondFactor.back")}
        </Button>
      }
    >
      {logIn.error && <Notice tone="error">{describePasskeyError(logIn.error)}</Notice>}
      {supportsPasskeys() && (
        <Button busy={logIn.isPending} onClick={() => logIn.mutate(undefined)}>
          <KeyRound aria-hidden="true" />
          {t("secondFactor.stepPasskey")}
        </Button>
      )}
      <AuthForm label={t("secondFactor.stepCodeSend")} error={undefined} onSubmit={submit}>
        <TextField
          label={t("secondFactor.stepCode")}
          hint={t("secondFactor.stepCodeHint")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          error={form.formState.errors.recoveryCode?.message}
          {...form.register("recoveryCode")}
        />
        <Button type="submit" variant="secondary" busy={logIn.isPending}>
          {t("secondFactor.stepCodeSend")}
        </Button>
      </AuthForm>
    </AuthFrame>
  );
}

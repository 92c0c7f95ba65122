import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { isApiError } from "skillswap-sdk";
import { applyFormError } from "@/lib/api/form-errors";
import { Button } from "@/ui/button";
import { AuthForm } from "../auth-frame";
import { ProofPassword } from "../ways-in/proof-password";
import { type Proof, passkeyProof, passkeysQuery } from "./queries";
import { describePasskeyError, supportsPasskeys } from "./support";

/** Asks for the password, or a passkey, before `onProof` does what it takes. `children` are fields above it. */
export function ProofForm({
  label,
  confirm,
  danger = false,
  onProof,
  children,
}: {
  label: string;
  confirm: string;
  danger?: boolean;
  onProof: (proof: Proof) => Promise<unknown>;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { data: passkeys } = useQuery(passkeysQuery);
  const form = useForm({ defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const prove = (proof: () => Promise<Proof>) =>
    form.handleSubmit(async () => {
      try {
        await onProof(await proof());
      } catch (error) {
        if (isApiError(error)) applyFormError(form, error);
        else form.setError("root", { message: describePasskeyError(error) });
      }
    });
  const byPassword = prove(async () => ({ password: form.getValues("password") }));
  return (
    <AuthForm label={label} error={errors.root?.message} onSubmit={byPassword}>
      {children}
      <ProofPassword
        hint={t("passkeys.proofHint")}
        error={errors.password?.message}
        {...form.register("password")}
      />
      <div className="flex flex-wrap justify-end gap-3">
        {passkeys && passkeys.length > 0 && supportsPasskeys() && (
          <Button variant="quiet" disabled={isSubmitting} onClick={prove(passkeyProof)}>
            <KeyRound aria-hidden="true" />
            {t("passkeys.usePasskey")}
          </Button>
        )}
        <Button type="submit" variant={danger ? "danger" : "primary"} busy={isSubmitting}>
          {confirm}
        </Button>
      </div>
    </AuthForm>
  );
}

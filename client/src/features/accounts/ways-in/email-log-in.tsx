import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { isApiError } from "skillswap-sdk";
import * as z from "zod/mini";
import { configQuery } from "@/lib/api/config";
import { applyFormError } from "@/lib/api/form-errors";
import { said } from "@/lib/i18n/said";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { AuthForm } from "../auth-frame";
import { EmailForm } from "../email-form";
import { useAskForLink, useCodeLogIn } from "./queries";

const codeSchema = z.object({
  code: z.string().check(z.trim(), z.regex(/^\d{6}$/, said("waysIn.needCode"))),
});

function CodeForm({
  email,
  onAgain,
  onSecondFactor,
}: {
  email: string;
  onAgain: () => void;
  onSecondFactor: (token: string) => void;
}) {
  const { t } = useTranslation();
  const logIn = useCodeLogIn();
  const form = useForm({ resolver: zodResolver(codeSchema), defaultValues: { code: "" } });
  const { errors } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus("code"), [setFocus]);
  const submit = form.handleSubmit(({ code }) =>
    logIn.mutateAsync(code).catch((error) => {
      if (isApiError(error) && error.token) onSecondFactor(error.token);
      else applyFormError(form, error);
    }),
  );
  return (
    <AuthForm label={t("waysIn.mailLink")} error={errors.root?.message} onSubmit={submit}>
      <Notice>{t("waysIn.linkSent", { email })}</Notice>
      <TextField
        label={t("waysIn.code")}
        hint={t("waysIn.codeHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        error={errors.code?.message}
        {...form.register("code")}
      />
      <Button type="submit" busy={form.formState.isSubmitting}>
        {t("auth.login")}
      </Button>
      <Button variant="quiet" size="sm" onClick={onAgain}>
        {t("waysIn.again")}
      </Button>
    </AuthForm>
  );
}

/** Logging in by mail: a link that opens in this browser, or the code that the mail shows. Begins with what is `typed`. */
export function EmailLogIn({
  typed,
  onSecondFactor,
}: {
  typed: string;
  onSecondFactor: (token: string) => void;
}) {
  const { t } = useTranslation();
  const [address, setAddress] = useState("");
  const [open, setOpen] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const ask = useAskForLink();
  if (!useQuery(configQuery).data?.emailSignIn) return null;
  const begin = () => {
    if (!isSent) setAddress(typed);
    setOpen(true);
  };
  const send = async (email: string) => {
    await ask.mutateAsync(email);
    setAddress(email);
    setIsSent(true);
  };
  return (
    <>
      <Button variant="secondary" onClick={begin}>
        <Mail aria-hidden="true" />
        {t("waysIn.mailLink")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("waysIn.mailLink")}
        text={t("waysIn.mailLinkText")}
      >
        {isSent ? (
          <CodeForm
            email={address}
            onAgain={() => setIsSent(false)}
            onSecondFactor={onSecondFactor}
          />
        ) : (
          <EmailForm
            label={t("waysIn.mailLink")}
            confirm={t("waysIn.sendLink")}
            email={address}
            onSend={send}
          />
        )}
      </Dialog>
    </>
  );
}

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { applyFormError } from "@/lib/api/form-errors";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { AuthForm } from "./auth-frame";
import { emailSchema } from "./schemas";

/** Asks where to send a mail, and begins with `email`. `onSend` gets the address; what it fails with is shown. */
export function EmailForm({
  label,
  confirm,
  email,
  onSend,
}: {
  label: string;
  confirm: string;
  email: string;
  onSend: (email: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const form = useForm({ resolver: zodResolver(emailSchema), defaultValues: { email } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ email }) =>
    onSend(email).catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthForm label={label} error={errors.root?.message} onSubmit={submit}>
      <TextField
        label={t("auth.email")}
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <Button type="submit" busy={form.formState.isSubmitting}>
        {confirm}
      </Button>
    </AuthForm>
  );
}

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { applyFormError } from "@/lib/api/form-errors";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { AuthForm } from "./auth-frame";
import { ForgotLink } from "./forgot-link";
import { PasswordField } from "./password-field";
import { useChangePassword } from "./queries";
import { changePasswordSchema } from "./schemas";

function ChangeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const change = useChangePassword();
  const form = useForm({
    resolver: zodResolver(changePasswordSchema),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) =>
    change
      .mutateAsync(values)
      .then(() => {
        toast.success(t("settings.passwordChanged"));
        onDone();
      })
      .catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthForm label={t("settings.changePassword")} error={errors.root?.message} onSubmit={submit}>
      <PasswordField
        label={t("settings.currentPassword")}
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...form.register("currentPassword")}
      />
      <PasswordField
        label={t("auth.newPassword")}
        autoComplete="new-password"
        hint={t("auth.passwordHint")}
        error={errors.newPassword?.message}
        {...form.register("newPassword")}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ForgotLink email={me.email} />
        <Button type="submit" busy={form.formState.isSubmitting}>
          {t("auth.resetSave")}
        </Button>
      </div>
    </AuthForm>
  );
}

export function ChangePassword() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t("settings.changePassword")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("settings.changePassword")}
        text={t("settings.changePasswordHint")}
      >
        <ChangeForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

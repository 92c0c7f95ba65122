import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useRef, useState } from "react";
import { type UseFormRegister, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import { balanceQuery } from "@/entities/credits/queries";
import { applyFormError } from "@/lib/api/form-errors";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { SelectField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { AuthForm } from "./auth-frame";
import { recipientsQuery, useDeleteAccount } from "./data-queries";
import { type DeleteAccountValues, deleteAccountSchema } from "./schemas";
import { ProofPassword } from "./ways-in/proof-password";
import { useHasPassword } from "./ways-in/queries";

const CONSEQUENCES = ["profile", "messages", "sessions", "devices"] as const;

function Consequences() {
  const { t } = useTranslation();
  return (
    <ul className="mb-4 grid list-disc gap-1.5 ps-5 text-sm text-ink-soft">
      {CONSEQUENCES.map((what) => (
        <li key={what}>{t(`ownData.gone.${what}`)}</li>
      ))}
    </ul>
  );
}

/** Chooses who gets my remaining credits; not shown when there are none. */
function BalanceRecipient({
  register,
  error,
}: {
  register: UseFormRegister<DeleteAccountValues>;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: balance } = useQuery(balanceQuery);
  const { data: people } = useQuery(recipientsQuery(me.id));
  const left = balance ? balance.availableMinutes + balance.heldMinutes : 0;
  if (left === 0) return null;
  return (
    <SelectField
      label={t("ownData.recipient", { credits: credits(left) })}
      hint={t("ownData.recipientHint")}
      error={error}
      {...register("balanceToUserId")}
    >
      <option value="">{t("ownData.fund")}</option>
      {people?.map(({ id, name, username }) => (
        <option key={id} value={id}>
          {name} (@{username})
        </option>
      ))}
    </SelectField>
  );
}

function DeleteForm({
  safeButton,
  onCancel,
}: {
  safeButton: RefObject<HTMLButtonElement | null>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const remove = useDeleteAccount();
  const hasPassword = useHasPassword();
  const form = useForm<DeleteAccountValues>({
    resolver: zodResolver(deleteAccountSchema(hasPassword)),
    defaultValues: { password: "", balanceToUserId: "" },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ password, balanceToUserId }) =>
    remove
      .mutateAsync({ password, balanceToUserId: balanceToUserId || null })
      .catch((error) => applyFormError(form, error)),
  );
  return (
    <AuthForm label={t("ownData.delete")} error={errors.root?.message} onSubmit={submit}>
      <BalanceRecipient register={form.register} error={errors.balanceToUserId?.message} />
      <ProofPassword error={errors.password?.message} {...form.register("password")} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button ref={safeButton} variant="secondary" onClick={onCancel}>
          {t("ownData.keep")}
        </Button>
        <Button
          type="submit"
          busy={remove.isPending || remove.isSuccess}
          className="bg-danger text-surface hover:bg-danger/85"
        >
          {t("ownData.deleteForGood")}
        </Button>
      </div>
    </AuthForm>
  );
}

export function DeleteAccount() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const safeButton = useRef<HTMLButtonElement>(null);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("ownData.delete")}</h3>
        <p className="text-sm text-ink-soft">{t("ownData.deleteHint")}</p>
      </div>
      <div>
        <Button variant="danger" size="sm" onClick={() => setOpen(true)}>
          {t("ownData.deleteOpen")}
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("ownData.deleteTitle")}
        focus={safeButton}
      >
        <Notice tone="warm" className="mb-4">
          {t("ownData.deleteText")}
        </Notice>
        <Consequences />
        <DeleteForm safeButton={safeButton} onCancel={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

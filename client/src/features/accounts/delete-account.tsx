import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { type RefObject, useRef, useState } from "react";
import { type UseFormRegister, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import i18n from "@/i18n";
import { applyFormError } from "@/lib/api/form-errors";
import { useMe } from "@/lib/session";
import { AuthForm } from "./auth-frame";
import { heirsQuery, leavingBalanceQuery, useDeleteAccount } from "./data-queries";
import { PasswordField } from "./password-field";
import { type DeleteAccountValues, deleteAccountSchema } from "./schemas";

const MINUTES_PER_CREDIT = 60;
const CONSEQUENCES = ["profile", "messages", "sessions", "devices"] as const;

function Consequences() {
  const { t } = useTranslation();
  return (
    <ul className="mb-4 grid list-disc gap-1.5 pl-5 text-sm text-ink-soft">
      {CONSEQUENCES.map((what) => (
        <li key={what}>{t(`ownData.gone.${what}`)}</li>
      ))}
    </ul>
  );
}

function inCredits(minutes: number): string {
  const count = minutes / MINUTES_PER_CREDIT;
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(count);
  return i18n.t("credits.amount", { count, shown });
}

/** Who gets what I have; nothing to choose for somebody who has nothing. */
function Heir({
  register,
  error,
}: {
  register: UseFormRegister<DeleteAccountValues>;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: balance } = useQuery(leavingBalanceQuery);
  const { data: people } = useQuery(heirsQuery(me.id));
  const left = balance ? balance.availableMinutes + balance.heldMinutes : 0;
  if (left === 0) return null;
  return (
    <SelectField
      label={t("ownData.heir", { credits: inCredits(left) })}
      hint={t("ownData.heirHint")}
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
  wayOut,
  onCancel,
}: {
  wayOut: RefObject<HTMLButtonElement | null>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const remove = useDeleteAccount();
  const form = useForm<DeleteAccountValues>({
    resolver: zodResolver(deleteAccountSchema),
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
      <Heir register={form.register} error={errors.balanceToUserId?.message} />
      <PasswordField
        label={t("auth.password")}
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button ref={wayOut} look="secondary" onClick={onCancel}>
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
  const wayOut = useRef<HTMLButtonElement>(null);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("ownData.delete")}</h3>
        <p className="text-sm text-ink-soft">{t("ownData.deleteHint")}</p>
      </div>
      <div>
        <Button look="danger" size="sm" onClick={() => setOpen(true)}>
          {t("ownData.deleteOpen")}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={t("ownData.deleteTitle")} focus={wayOut}>
        <Notice tone="warm" className="mb-4">
          {t("ownData.deleteText")}
        </Notice>
        <Consequences />
        <DeleteForm wayOut={wayOut} onCancel={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

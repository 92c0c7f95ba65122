import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { unwrap } from "skillswap-sdk";
import { api } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { meQuery } from "@/lib/auth/me";
import { useSignInChange } from "@/lib/auth/sign-in";
import { Button, ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { AuthFrame } from "../auth-frame";

/** The link to the new address. A button, so that a mail scanner that opens the page confirms nothing. */
export function ConfirmAddressPage() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const token = useSearchParams()[0].get("token");
  const confirm = useMutation({
    mutationFn: (token: string) =>
      unwrap(api.POST("/api/auth/address/confirm", { body: { token } })),
    onSuccess: () => cache.invalidateQueries(meQuery),
  });
  return (
    <AuthFrame title={t("waysIn.confirmTitle")} intro={t("waysIn.confirmIntro")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {confirm.error && <Notice tone="error">{describeError(confirm.error)}</Notice>}
      {confirm.isSuccess && <Notice>{t("waysIn.confirmDone")}</Notice>}
      {token && !confirm.isSuccess && (
        <Button busy={confirm.isPending} onClick={() => confirm.mutate(token)}>
          {t("waysIn.confirm")}
        </Button>
      )}
      {confirm.isSuccess && <ButtonLink to="/dashboard">{t("auth.continue")}</ButtonLink>}
    </AuthFrame>
  );
}

/** The link to the old address: it keeps the account, everybody is logged out, and a new password is next. */
export function UndoAddressPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { signedOut } = useSignInChange();
  const token = useSearchParams()[0].get("token");
  const undo = useMutation({
    mutationFn: (token: string) => unwrap(api.POST("/api/auth/address/undo", { body: { token } })),
    onSuccess: ({ token }) => {
      signedOut();
      void navigate(`/reset-password?token=${encodeURIComponent(token)}`, { replace: true });
    },
  });
  return (
    <AuthFrame title={t("waysIn.undoTitle")} intro={t("waysIn.undoIntro")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {undo.error && <Notice tone="error">{describeError(undo.error)}</Notice>}
      {token && (
        <Button variant="danger" busy={undo.isPending} onClick={() => undo.mutate(token)}>
          {t("waysIn.undo")}
        </Button>
      )}
    </AuthFrame>
  );
}

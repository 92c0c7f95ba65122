import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { describeError } from "@/lib/api/describe";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { AuthFrame } from "../auth-frame";
import { useLinkLogIn } from "./queries";

const opened = new Set<string>(); // a token works once, and a page may be drawn twice; a failed one may be tried again

/** The link of the mail: it logs in at once where it was asked for, and uses nothing up anywhere else. */
export function EmailLoginPage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get("token");
  const { mutateAsync, error } = useLinkLogIn();
  useEffect(() => {
    if (!token || opened.has(token)) return;
    opened.add(token);
    mutateAsync(token).catch(() => opened.delete(token));
  }, [token, mutateAsync]);
  return (
    <AuthFrame title={t(token && !error ? "waysIn.linkTitle" : "waysIn.mailLink")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {token && !error && <Notice>{t("auth.verifyRunning")}</Notice>}
      {error && <Notice tone="error">{describeError(error)}</Notice>}
      <ButtonLink to="/login" variant="secondary">
        {t("auth.backToLogin")}
      </ButtonLink>
    </AuthFrame>
  );
}

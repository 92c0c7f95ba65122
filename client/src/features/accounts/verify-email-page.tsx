import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { meQuery } from "@/lib/session";
import { AuthFrame } from "./auth-frame";

/** The token works once, so the answer is kept and never asked for again. */
function useVerification(token: string | null) {
  const cache = useQueryClient();
  return useQuery({
    queryKey: ["config", "verify-email", token],
    enabled: token !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      await unwrap(api.POST("/api/auth/verify-email", { body: { token: token ?? "" } }));
      void cache.invalidateQueries(meQuery);
      return true;
    },
  });
}

export function VerifyEmailPage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get("token");
  const { isSuccess, error } = useVerification(token);
  return (
    <AuthFrame title={t("auth.verifyTitle")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {token && !isSuccess && !error && <Notice>{t("auth.verifyRunning")}</Notice>}
      {isSuccess && <Notice>{t("auth.verifyDone")}</Notice>}
      {error && (
        <Notice tone="error">{t("auth.verifyFailed", { message: describeError(error) })}</Notice>
      )}
      <ButtonLink to="/dashboard">{t("auth.continue")}</ButtonLink>
    </AuthFrame>
  );
}

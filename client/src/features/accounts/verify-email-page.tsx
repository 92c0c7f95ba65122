import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, unwrap } from "@/lib/api/client";
import { configQuery } from "@/lib/api/config";
import { describeError } from "@/lib/api/describe";
import { meQuery } from "@/lib/auth/me";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { AuthFrame } from "./auth-frame";

/** The token works once, so the answer is cached for good. */
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

/** How many credits came with it. */
function Welcome() {
  const { t } = useTranslation();
  const minutes = useQuery(configQuery).data?.limits.welcomeMinutes;
  return minutes ? t("auth.verifyCredits", { count: minutes / 60 }) : null;
}

/** Leads on to the first run while it waits, to matches after it; elsewhere the dashboard sends another link. */
function GoOn({ verified }: { verified: boolean }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  if (!verified || !me)
    return (
      <ButtonLink to="/dashboard" variant={verified ? "primary" : "secondary"}>
        {t(verified ? "auth.continue" : me ? "auth.askAgain" : "auth.login")}
      </ButtonLink>
    );
  if (me.firstRun === "open") return <ButtonLink to="/welcome">{t("auth.verifyGoOn")}</ButtonLink>;
  return <ButtonLink to="/matches">{t("auth.verifyMatches")}</ButtonLink>;
}

export function VerifyEmailPage() {
  const { t } = useTranslation();
  const token = useSearchParams()[0].get("token");
  const { isSuccess, error } = useVerification(token);
  return (
    <AuthFrame title={t("auth.verifyTitle")}>
      {!token && <Notice tone="error">{t("auth.tokenMissing")}</Notice>}
      {token && !isSuccess && !error && <Notice>{t("auth.verifyRunning")}</Notice>}
      {isSuccess && (
        <Notice>
          {t("auth.verifyDone")} <Welcome />
        </Notice>
      )}
      {error && (
        <Notice tone="error">{t("auth.verifyFailed", { message: describeError(error) })}</Notice>
      )}
      <GoOn verified={isSuccess} />
    </AuthFrame>
  );
}

import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AgreeingPerson } from "skillswap-sdk";
import { toast } from "sonner";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/** Names the members whose unconfirmed address prevents a session with `other`; nothing when there are none. */
export function AgreeingNotice({ other }: { other: Pick<AgreeingPerson, "name" | "isVerified"> }) {
  const { t } = useTranslation();
  return (
    <>
      <VerifyNotice why={t("sessions.verifyFirst")} />
      {!other.isVerified && (
        <Notice tone="warm">{t("sessions.theyVerifyFirst", { name: other.name })}</Notice>
      )}
    </>
  );
}

/** Asks to confirm the e-mail address, while it is not; `why` is the reason in a sentence. */
export function VerifyNotice({ why }: { why?: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const resend = useMutation({
    mutationFn: () => unwrap(api.POST("/api/auth/resend-verification")),
  });
  if (me.isVerified) return null;
  return (
    <Notice tone="warm" className="flex flex-wrap items-center justify-between gap-3">
      <span>
        {why} {t("profile.verifyHint", { email: me.email })}
      </span>
      <Button
        variant="secondary"
        size="sm"
        busy={resend.isPending}
        disabled={resend.isSuccess}
        onClick={() =>
          resend.mutate(undefined, {
            onSuccess: () => toast.success(t("profile.verifySent")),
            onError: (error) => toast.error(describeError(error)),
          })
        }
      >
        {t("profile.verifyAgain")}
      </Button>
    </Notice>
  );
}

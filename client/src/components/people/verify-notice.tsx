import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { api, unwrap } from "@/lib/api/client";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/session";

/** Reminds of the link in the e-mail until the address is confirmed; `why` says what it is needed for. */
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
        look="secondary"
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

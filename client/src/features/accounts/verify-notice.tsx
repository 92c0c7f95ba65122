import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/session";
import { useResendVerification } from "./queries";

/** Reminds of the link in the e-mail until the address is confirmed. */
export function VerifyNotice() {
  const { t } = useTranslation();
  const me = useMe();
  const resend = useResendVerification();
  if (me.isVerified) return null;
  return (
    <Notice tone="warm" className="flex flex-wrap items-center justify-between gap-3">
      <span>{t("profile.verifyHint", { email: me.email })}</span>
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

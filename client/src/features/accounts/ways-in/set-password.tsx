import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { describeError } from "@/lib/api/describe";
import { useMe } from "@/lib/auth/me";
import { Button } from "@/ui/button";
import { useForgotPassword } from "../queries";

/** Who has no password gets one as who forgot theirs: by a link in a mail. */
export function SetPassword() {
  const { t } = useTranslation();
  const { email } = useMe();
  const ask = useForgotPassword();
  return (
    <Button
      variant="secondary"
      size="sm"
      busy={ask.isPending}
      onClick={() =>
        ask.mutate(email, {
          onSuccess: () => toast.success(t("waysIn.setPasswordSent", { email })),
          onError: (error) => toast.error(describeError(error)),
        })
      }
    >
      {t("waysIn.setPassword")}
    </Button>
  );
}

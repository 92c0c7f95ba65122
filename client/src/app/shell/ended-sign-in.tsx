import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useSignInChange } from "@/lib/auth/sign-in";
import { useConnectionStatus } from "@/lib/realtime/provider";

/** The server ended this device's sign-in: leads to the log-in page, with a toast that says so. */
export function EndedSignIn() {
  const { t } = useTranslation();
  const { state } = useConnectionStatus();
  const { signedOut } = useSignInChange();
  useEffect(() => {
    if (state !== "ended") return;
    toast(t("auth.signInEnded"));
    signedOut();
  }, [state, signedOut, t]);
  return null;
}

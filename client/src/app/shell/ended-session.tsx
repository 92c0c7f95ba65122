import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useConnectionStatus } from "@/lib/realtime/provider";
import { useSessionChange } from "@/lib/session";

/** The server ended this device's session: back to the log-in, and say so. */
export function EndedSession() {
  const { t } = useTranslation();
  const { state } = useConnectionStatus();
  const { signedOut } = useSessionChange();
  useEffect(() => {
    if (state !== "ended") return;
    toast(t("auth.sessionEnded"));
    signedOut();
  }, [state, signedOut, t]);
  return null;
}

import { useTranslation } from "react-i18next";
import { Notice } from "@/ui/notice";
import { useOutcome } from "./queries";

/** Why a provider sent the browser back without signing anybody in. The address says only that it did. */
export function OutcomeNotice() {
  const { t } = useTranslation();
  const outcome = useOutcome();
  if (!outcome?.message || outcome.token) return null;
  return (
    <Notice tone={outcome.code === "proof_needed" ? "info" : "error"}>
      {outcome.message}
      {outcome.email && ` ${t("waysIn.yourAddress", { email: outcome.email })}`}
      {outcome.reason && ` ${t("waysIn.banReason", { reason: outcome.reason })}`}
    </Notice>
  );
}

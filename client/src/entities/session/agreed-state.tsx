import { useTranslation } from "react-i18next";
import type { SessionStatus, SwapSession } from "skillswap-sdk";

/** What became of one session of a swap or a ring; while it is not booked, who has to. */
export function AgreedState({
  session,
  learnerName,
}: {
  session: SwapSession;
  /** null: that is me. */
  learnerName: string | null;
}) {
  const { t } = useTranslation();
  const { sessionStatus } = session;
  if (sessionStatus) return t(`swaps.session.${sessionStatus as SessionStatus}`);
  return learnerName === null
    ? t("swaps.unbooked")
    : t("swaps.unbookedByThem", { name: learnerName });
}

import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { phaseOf } from "@/entities/session/phase";
import { useMyZone } from "@/lib/time/my-zone";
import { whenIn } from "@/lib/time/zones";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

/** Why the room does not open, derived from the session. */
export function refusalOf(
  session: Session | undefined,
  now: number,
): "gone" | "early" | "over" | "notOpen" {
  if (!session) return "gone";
  const phase = phaseOf(session);
  if (phase === "upcoming") return now < Date.parse(session.opensAt) ? "early" : "gone";
  if (phase === "running") return "gone";
  return phase === "requested" ? "notOpen" : "over";
}

export function Refused({
  session,
  sessionId,
}: {
  session: Session | undefined;
  sessionId: string;
}) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const refusal = refusalOf(session, Date.now());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Page title={t("sessionPage.room.refused")} narrow>
        <div className="grid justify-items-start gap-5">
          <Notice tone="warm">
            {t(`sessionPage.room.${refusal}`, {
              moment: session ? whenIn(session.opensAt, timezone) : "",
            })}
          </Notice>
          <ButtonLink to={`/sessions/${sessionId}`}>{t("sessionPage.room.back")}</ButtonLink>
        </div>
      </Page>
    </div>
  );
}

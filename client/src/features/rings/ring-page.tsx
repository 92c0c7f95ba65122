import "@/lib/i18n/rings-texts";
import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { isApiError, type Ring } from "skillswap-sdk";
import { VerifyNotice } from "@/entities/person/verify-notice";
import { RingCircle } from "@/entities/ring/circle";
import { RingFacts } from "@/entities/ring/facts";
import { ringQuery } from "@/entities/ring/queries";
import { RingStateTag } from "@/entities/ring/state-tag";
import { canLeave, goesOn, othersOf } from "@/entities/ring/view";
import { useMe } from "@/lib/auth/me";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { BackLink } from "@/ui/back-link";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { LoadError } from "@/ui/load-error";
import { Page } from "@/ui/page";
import { Loading, Skeleton } from "@/ui/skeleton";
import { RingActions } from "./ring-actions";
import { RingSteps } from "./ring-steps";
import { WhatIf } from "./what-if";

function Back() {
  const { t } = useTranslation();
  return <BackLink to="/rings">{t("rings.back")}</BackLink>;
}

function Detail({ ring }: { ring: Ring }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page
      title={t("rings.with", { names: othersOf(ring) })}
      intro={t("rings.intro")}
      narrow
      back={<Back />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {goesOn(ring) && <VerifyNotice why={t("rings.verify")} />}
        <Card className="grid grid-cols-[minmax(0,1fr)] items-center gap-6 sm:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <RingCircle ring={ring} />
          <div className="grid gap-4">
            <RingStateTag ring={ring} />
            <RingFacts ring={ring} />
            {goesOn(ring) && (
              <p className="text-sm text-ink-soft">
                {t("rings.credits", { time: hoursAndMinutes(ring.lessonMinutes) })}
              </p>
            )}
            <div className="flex flex-wrap gap-2 empty:hidden">
              <RingActions ring={ring} />
              {ring.conversationId && (
                <ButtonLink to={`/messages/${ring.conversationId}`} variant="secondary" size="sm">
                  <MessageCircle aria-hidden="true" />
                  {t("rings.talk")}
                </ButtonLink>
              )}
            </div>
            {ring.status === "accepted" && !canLeave(ring, me.id) && (
              <p className="text-sm text-ink-faint">{t("rings.leaveLater")}</p>
            )}
          </div>
        </Card>
        <RingSteps ring={ring} />
        {goesOn(ring) && <WhatIf />}
      </div>
    </Page>
  );
}

/** The page of one ring. */
export function RingPage() {
  const { t } = useTranslation();
  const { ringId = "" } = useParams();
  const { data, error, refetch } = useQuery(ringQuery(ringId));
  if (data) return <Detail key={data.id} ring={data} />;
  if (isApiError(error) && error.status === 404)
    return (
      <Page title={t("rings.gone")} intro={t("rings.goneText")} narrow>
        <ButtonLink to="/rings">{t("rings.back")}</ButtonLink>
      </Page>
    );
  return (
    <Page title={t("rings.title")} narrow>
      {error && <LoadError error={error} onRetry={() => void refetch()} />}
      {!error && (
        <Loading label={t("rings.loading")}>
          <Skeleton className="h-96 rounded-card" />
        </Loading>
      )}
    </Page>
  );
}

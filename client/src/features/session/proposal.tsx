import { useState } from "react";
import { useTranslation } from "react-i18next";
import { VerifyNotice } from "@/components/people/verify-notice";
import { Button } from "@/components/ui/button";
import { hoursAndMinutes } from "@/lib/credits";
import { useMe } from "@/lib/session";
import { useSessionDeed } from "@/lib/sessions";
import { DeclineDialog } from "./answer-dialogs";
import { DeedError } from "./next-panel";
import { can, type View } from "./people";
import { said } from "./said";
import { longDayIn, spanIn } from "./words";

/** Another time for an agreed session, which one of the two proposes. */
export function Proposal({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, me, other } = view;
  const deed = useSessionDeed(session.id);
  const { isVerified } = useMe();
  const [declining, setDeclining] = useState(false);
  const { proposal } = session;
  if (!proposal) return null;
  const mine = proposal.byId === me.id;
  const { name } = other;
  return (
    <section className="grid gap-3 rounded-control bg-second-soft p-4 text-second-ink">
      <h3 className="text-lg font-bold">
        {t(mine ? "sessionPage.proposal.mine" : "sessionPage.proposal.theirs", { name })}
      </h3>
      <p className="font-semibold">
        {t("sessionPage.proposal.when", {
          day: longDayIn(proposal.scheduledTime, me.timezone),
          span: spanIn(proposal.scheduledTime, me.timezone, proposal.durationMinutes),
        })}{" "}
        <span className="font-normal">({hoursAndMinutes(proposal.durationMinutes)})</span>
      </p>
      <p>{t(mine ? "sessionPage.proposal.waits" : "sessionPage.proposal.answer", { name })}</p>
      <DeedError error={deed.error} />
      {can(session, "accept") && <VerifyNotice why={t("sessions.verifyFirst")} />}
      {can(session, "accept") && (
        <div className="flex flex-wrap gap-2">
          <Button
            busy={deed.isPending}
            disabled={!isVerified}
            onClick={() =>
              void said(deed.mutateAsync("accept"), t("sessionPage.proposal.accepted"))
            }
          >
            {t("sessionPage.proposal.accept")}
          </Button>
          {can(session, "decline") && (
            <Button look="secondary" onClick={() => setDeclining(true)}>
              {t("sessionPage.proposal.decline")}
            </Button>
          )}
        </div>
      )}
      {declining && <DeclineDialog view={view} onDone={() => setDeclining(false)} />}
    </section>
  );
}

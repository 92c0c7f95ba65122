import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AgreeingNotice } from "@/entities/person/verify-notice";
import { ActionError } from "@/entities/session/action-error";
import { useSessionAction } from "@/entities/session/actions";
import { announce } from "@/entities/session/announce";
import { DeclineDialog } from "@/entities/session/decline-dialog";
import { DealEffect } from "@/entities/session/schedule/deal-effect";
import { can, type View } from "@/entities/session/view";
import { useMe } from "@/lib/auth/me";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { longDayIn, spanIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";

/** A proposal of another time for an agreed session. */
export function Proposal({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, me, other } = view;
  const action = useSessionAction(session.id);
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
      <DealEffect session={session} minutes={proposal.durationMinutes} />
      <p>{t(mine ? "sessionPage.proposal.waits" : "sessionPage.proposal.answer", { name })}</p>
      <ActionError error={action.error} />
      {can(session, "accept") && <AgreeingNotice other={other} />}
      {can(session, "accept") && (
        <div className="flex flex-wrap gap-2 max-sm:*:grow">
          <Button
            busy={action.isPending}
            disabled={!isVerified}
            onClick={() =>
              void announce(action.mutateAsync("accept"), t("sessionPage.proposal.accepted"))
            }
          >
            {t("sessionPage.proposal.accept")}
          </Button>
          {can(session, "decline") && (
            <Button variant="secondary" onClick={() => setDeclining(true)}>
              {t("sessionPage.proposal.decline")}
            </Button>
          )}
        </div>
      )}
      {declining && <DeclineDialog session={session} onDone={() => setDeclining(false)} />}
    </section>
  );
}

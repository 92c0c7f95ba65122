import { ArrowLeftRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { isLength } from "./length";

/** What a length would do to the deal of the session's swap; nothing for a session of no agreed swap. */
export function DealEffect({ session, minutes }: { session: Session; minutes: number }) {
  const { t } = useTranslation();
  const deal = session.dealEffect;
  if (!deal || !isLength(minutes)) return null;
  const left = deal.agreedMinutes - deal.otherMinutes - minutes;
  const kind = left > 0 ? "left" : left < 0 ? "over" : "exact";
  return (
    <p aria-live="polite" data-testid="deal-effect" className="flex items-start gap-2 text-sm">
      <ArrowLeftRight className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden="true" />
      {t(`sessions.schedule.deal.${kind}`, {
        agreed: hoursAndMinutes(deal.agreedMinutes),
        time: hoursAndMinutes(Math.abs(left)),
      })}
    </p>
  );
}

/** What an open proposal of another length would do to that deal; nothing while the length stays. */
export function ProposedLength({ session }: { session: Session }) {
  const { proposal, durationMinutes } = session;
  if (!proposal || proposal.durationMinutes === durationMinutes) return null;
  return (
    <div className="mt-1.5">
      <DealEffect session={session} minutes={proposal.durationMinutes} />
    </div>
  );
}

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { credits } from "@/entities/credits/amounts";
import { AttendanceFacts } from "@/entities/session/attendance";
import { AddToCalendar } from "@/entities/session/calendar/add-to-calendar";
import { MeetingLinkSetting } from "@/entities/session/meeting-link/meeting-link";
import { can, type View } from "@/entities/session/view";
import { cn } from "@/lib/cn";
import { withCommas } from "@/lib/i18n/lists";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { useMyZone } from "@/lib/time/my-zone";
import { daysAhead, longDayIn, spanIn, zoneLabel } from "@/lib/time/zones";
import { Card } from "@/ui/card";

function DetailItem({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The time in both zones; the other's date only where it differs. */
function Times({ view }: { view: View }) {
  const { t } = useTranslation();
  const timezone = useMyZone();
  const { session, other } = view;
  const { scheduledTime, durationMinutes } = session;
  const theirs = spanIn(scheduledTime, other.timezone, durationMinutes);
  const isSameDay = daysAhead(scheduledTime, timezone, other.timezone) === 0;
  return (
    <>
      <DetailItem
        name={t("sessionPage.details.yours", { zone: zoneLabel(timezone, scheduledTime) })}
      >
        <time dateTime={scheduledTime} className="block font-semibold">
          {longDayIn(scheduledTime, timezone)}
        </time>
        <span className="text-xl font-bold tabular-nums">
          {spanIn(scheduledTime, timezone, durationMinutes)}
        </span>
      </DetailItem>
      {!session.isReduced && (
        <DetailItem
          name={t("sessionPage.details.theirs", {
            name: other.name,
            zone: zoneLabel(other.timezone, scheduledTime),
          })}
        >
          <span className="font-semibold tabular-nums">
            {withCommas([!isSameDay && longDayIn(scheduledTime, other.timezone), theirs])}
          </span>
        </DetailItem>
      )}
    </>
  );
}

function Price({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, iTeach } = view;
  const isPaid = session.status === "completed" && session.actualMinutes !== null;
  const minutes = isPaid ? (session.actualMinutes ?? 0) : session.durationMinutes;
  const isAhead = session.settledAt === null && session.status !== "completed";
  return (
    <DetailItem name={t(isPaid ? "sessionPage.details.paid" : "sessionPage.details.price")}>
      <span className="font-semibold">{credits(minutes)}</span>
      {isAhead && (
        <span className="block text-sm text-ink-soft">
          {t(iTeach ? "sessionPage.details.earn" : "sessionPage.details.spend")}
        </span>
      )}
    </DetailItem>
  );
}

export function Details({ view, className }: { view: View; className?: string }) {
  const { t } = useTranslation();
  const { session } = view;
  return (
    <Card className={cn("grid gap-4", className)}>
      <h2 className="text-xl font-bold">{t("sessionPage.details.title")}</h2>
      <dl className="grid gap-4">
        <Times view={view} />
        <DetailItem name={t("sessionPage.details.length")}>
          <span className="font-semibold">{hoursAndMinutes(session.durationMinutes)}</span>
        </DetailItem>
        <Price view={view} />
        {session.togetherMinutes !== null && (
          <DetailItem name={t("sessionPage.there.title")}>
            <AttendanceFacts view={view} />
          </DetailItem>
        )}
        {(session.meetingLink || can(session, "link")) && (
          <DetailItem name={t("meetingLink.name")}>
            <MeetingLinkSetting session={session} />
          </DetailItem>
        )}
        {session.description && (
          <DetailItem name={t("sessionPage.details.about")}>
            <p dir="auto" className="break-words whitespace-pre-line">
              {session.description}
            </p>
          </DetailItem>
        )}
        {session.swapId && (
          <DetailItem name={t("sessionPage.details.swap")}>
            <Link
              to={`/swaps/${session.swapId}`}
              className="font-semibold text-accent-ink underline"
            >
              {t("sessionPage.details.seeSwap")}
            </Link>
          </DetailItem>
        )}
        {session.ringId && (
          <DetailItem name={t("sessionPage.details.ring")}>
            <Link
              to={`/rings/${session.ringId}`}
              className="font-semibold text-accent-ink underline"
            >
              {t("sessionPage.details.seeRing")}
            </Link>
          </DetailItem>
        )}
      </dl>
      <AddToCalendar view={view} />
    </Card>
  );
}

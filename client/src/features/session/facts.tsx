import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { credits, hoursAndMinutes } from "@/lib/credits";
import { useMe } from "@/lib/session";
import { daysAhead, zoneLabel } from "@/lib/zones";
import type { View } from "./people";
import { longDayIn, spanIn } from "./words";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The same moment on both walls; the other's date only where it is another one. */
function Times({ view }: { view: View }) {
  const { t } = useTranslation();
  const { timezone } = useMe();
  const { session, other } = view;
  const { scheduledTime, durationMinutes } = session;
  const theirs = spanIn(scheduledTime, other.timezone, durationMinutes);
  const isSameDay = daysAhead(scheduledTime, timezone, other.timezone) === 0;
  return (
    <>
      <Fact name={t("sessionPage.facts.yours", { zone: zoneLabel(timezone, scheduledTime) })}>
        <time dateTime={scheduledTime} className="block font-semibold">
          {longDayIn(scheduledTime, timezone)}
        </time>
        <span className="text-xl font-bold tabular-nums">
          {spanIn(scheduledTime, timezone, durationMinutes)}
        </span>
      </Fact>
      {!session.isReduced && (
        <Fact
          name={t("sessionPage.facts.theirs", {
            name: other.name,
            zone: zoneLabel(other.timezone, scheduledTime),
          })}
        >
          <span className="font-semibold tabular-nums">
            {isSameDay ? theirs : `${longDayIn(scheduledTime, other.timezone)}, ${theirs}`}
          </span>
        </Fact>
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
    <Fact name={t(isPaid ? "sessionPage.facts.paid" : "sessionPage.facts.price")}>
      <span className="font-semibold">{credits(minutes)}</span>
      {isAhead && (
        <span className="block text-sm text-ink-soft">
          {t(iTeach ? "sessionPage.facts.earn" : "sessionPage.facts.spend")}
        </span>
      )}
    </Fact>
  );
}

export function Facts({ view, className }: { view: View; className?: string }) {
  const { t } = useTranslation();
  const { session } = view;
  return (
    <Card className={cn("grid gap-4", className)}>
      <h2 className="text-xl font-bold">{t("sessionPage.facts.title")}</h2>
      <dl className="grid gap-4">
        <Times view={view} />
        <Fact name={t("sessionPage.facts.length")}>
          <span className="font-semibold">{hoursAndMinutes(session.durationMinutes)}</span>
        </Fact>
        <Price view={view} />
        {session.description && (
          <Fact name={t("sessionPage.facts.about")}>
            <span className="break-words whitespace-pre-line">{session.description}</span>
          </Fact>
        )}
        {session.swapId && (
          <Fact name={t("sessionPage.facts.swap")}>
            <Link
              to={`/swaps/${session.swapId}`}
              className="font-semibold text-accent-ink underline"
            >
              {t("sessionPage.facts.seeSwap")}
            </Link>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

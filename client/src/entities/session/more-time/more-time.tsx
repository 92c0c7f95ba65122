import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { credits } from "@/entities/credits/amounts";
import type { ExtensionMinutes } from "@/entities/session/actions";
import { cn } from "@/lib/cn";
import { hoursAndMinutes } from "@/lib/time/lengths";
import { clockIn } from "@/lib/time/zones";
import { Button } from "@/ui/button";
import { ActionError } from "../action-error";
import { useDeclineExtension, useExtendSession } from "../actions";
import { announce } from "../announce";
import { extensionChoicesQuery } from "../queries";
import { can, type View } from "../view";
import { reasonOf, stageOf } from "./stage";

/** The lengths with their price, and why one is not possible. */
function Choices({ view, extend }: { view: View; extend: (minutes: ExtensionMinutes) => void }) {
  const { t } = useTranslation();
  const { session, iTeach } = view;
  const { data } = useQuery(extensionChoicesQuery(session));
  if (!data) return null;
  return (
    <ul className="grid grid-cols-3 items-start gap-2 sm:flex sm:flex-wrap">
      {data.data.map(({ minutes, refusal }) => {
        const length = hoursAndMinutes(minutes);
        const price = credits(minutes);
        const reason = reasonOf(refusal, view);
        return (
          <li key={minutes} className="grid max-w-64 gap-0.5">
            <Button
              variant="secondary"
              size="sm"
              className="h-auto min-h-9 w-full px-2 py-1 whitespace-normal pointer-coarse:h-auto pointer-coarse:min-h-11"
              disabled={reason !== null}
              onClick={() => extend(minutes as ExtensionMinutes)}
            >
              {t(iTeach ? "sessionPage.more.earn" : "sessionPage.more.spend", { length, price })}
            </Button>
            {reason && (
              <span className="text-xs text-ink-soft">{t(reason, { name: view.other.name })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Answer({
  view,
  extend,
  decline,
  isBusy,
}: {
  view: View;
  extend: (minutes: ExtensionMinutes) => void;
  decline: () => void;
  isBusy: boolean;
}) {
  const { t } = useTranslation();
  const minutes = view.session.extension?.minutes ?? 0;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" busy={isBusy} onClick={() => extend(minutes as ExtensionMinutes)}>
        {t("sessionPage.more.agree")}
      </Button>
      <Button size="sm" variant="quiet" disabled={isBusy} onClick={decline}>
        {t("sessionPage.more.decline")}
      </Button>
    </div>
  );
}

/** What became of my own proposal, when it is gone without me: they agreed, or would rather not. */
function useOutcome({ session, me }: View): "agreed" | "declined" | null {
  const before = useRef({ session, mine: false });
  const [outcome, setOutcome] = useState<"agreed" | "declined" | null>(null);
  useEffect(() => {
    const was = before.current;
    const mine = session.extension?.byId === me.id;
    if (session.durationMinutes > was.session.durationMinutes) setOutcome("agreed");
    else if (was.mine && session.extension === null) setOutcome("declined");
    else if (session.extension) setOutcome(null);
    before.current = { session, mine };
  }, [session, me.id]);
  return outcome;
}

/** From five minutes before the end: to go on for longer, or to answer the other who would like to. */
export function MoreTime({ view, className }: { view: View; className?: string }) {
  const { t } = useTranslation();
  const { session, me, other, iTeach } = view;
  const extend = useExtendSession(session.id);
  const decline = useDeclineExtension(session.id);
  const outcome = useOutcome(view);
  const [isTakenBack, setIsTakenBack] = useState(false);
  const stage = stageOf(view);
  const minutes = session.extension?.minutes ?? 0;
  const words = {
    name: other.name,
    length: hoursAndMinutes(minutes),
    price: credits(minutes),
    until: clockIn(session.extension?.expiresAt ?? session.scheduledTime, me.timezone),
    end: clockIn(Date.parse(session.scheduledTime) + session.durationMinutes * 60_000, me.timezone),
  };
  const send = (number: ExtensionMinutes) => {
    setIsTakenBack(false);
    void announce(
      extend.mutateAsync(number),
      t(stage === "theirs" ? "sessionPage.more.done" : "sessionPage.more.asked", words),
    );
  };
  const giveUp = () => {
    setIsTakenBack(stage === "mine");
    decline.mutate();
  };
  const news = outcome === "declined" && isTakenBack ? null : outcome;
  if (!stage && !news) return null;
  return (
    <section
      aria-label={t("sessionPage.more.label")}
      className={cn(
        "grid gap-2 rounded-control border border-line bg-surface px-4 py-3 text-ink",
        className,
      )}
    >
      <p role="status" className="text-sm font-semibold break-words">
        {stage === "theirs"
          ? t(iTeach ? "sessionPage.more.theyAskTeacher" : "sessionPage.more.theyAskLearner", words)
          : stage === "mine"
            ? t("sessionPage.more.youAsk", words)
            : news
              ? t(`sessionPage.more.${news}`, words)
              : t("sessionPage.more.soon", words)}
      </p>
      <ActionError error={extend.error ?? decline.error} />
      {stage === "theirs" && (
        <Answer
          view={view}
          extend={send}
          decline={giveUp}
          isBusy={extend.isPending || decline.isPending}
        />
      )}
      {stage === "mine" && (
        <Button
          variant="quiet"
          size="sm"
          className="justify-self-start"
          busy={decline.isPending}
          onClick={giveUp}
        >
          {t("sessionPage.more.takeBack")}
        </Button>
      )}
      {stage === "open" && can(session, "extend") && (
        <>
          <Choices view={view} extend={send} />
          <p className="text-xs text-ink-soft">{t("sessionPage.more.atTheEnd", words)}</p>
        </>
      )}
    </section>
  );
}

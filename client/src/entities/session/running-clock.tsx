import { useTranslation } from "react-i18next";
import type { Session } from "skillswap-sdk";
import { countdown } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { endsAt } from "./status";

function Time({ name, ms }: { name: string; ms: number }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{name}</dt>
      <dd className="font-display text-3xl font-bold tabular-nums">{countdown(ms)}</dd>
    </div>
  );
}

/** The time a session has been running, and the time left. */
export function RunningClock({ session }: { session: Session }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = endsAt(session) - now;
  return (
    <div role="timer" aria-live="off">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {session.startedAt && (
          <Time name={t("sessionPage.running.since")} ms={now - Date.parse(session.startedAt)} />
        )}
        <Time
          name={t(left > 0 ? "sessionPage.running.left" : "sessionPage.running.overSince")}
          ms={Math.abs(left)}
        />
      </dl>
    </div>
  );
}

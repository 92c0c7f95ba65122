import { useTranslation } from "react-i18next";
import { endsAt } from "@/entities/session/status";
import type { View } from "@/entities/session/view";
import { countdown, hoursAndMinutes } from "@/lib/time/lengths";
import { useNow } from "@/lib/time/now";
import { elapsedMinutes } from "./times";

/** The time that is left, or how long it is over; how much of the agreed time has gone by. */
export function RoomClock({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session } = view;
  const now = useNow(1_000);
  const left = endsAt(session) - now;
  return (
    <div role="timer" aria-live="off" className="text-end whitespace-nowrap">
      <p>
        <span className="block text-xs text-ink-faint">
          {t(left > 0 ? "sessionPage.running.left" : "sessionPage.running.overSince")}
        </span>
        <span className="font-display text-lg font-bold tabular-nums">
          {countdown(Math.abs(left))}
        </span>
      </p>
      <p className="text-xs text-ink-faint tabular-nums flat:hidden">
        {t("room.time.gone", {
          gone: hoursAndMinutes(elapsedMinutes(session.startedAt, now)),
          agreed: hoursAndMinutes(session.durationMinutes),
        })}
      </p>
    </div>
  );
}

import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PersonCard } from "skillswap-sdk";
import { BothTimes } from "@/entities/session/both-times";

/** What is chosen so far, on both clocks; spoken when it changes. */
export function Chosen({
  at,
  minutes,
  person,
}: {
  at: string | null;
  minutes: number;
  person: PersonCard;
}) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className="flex min-h-12 items-start gap-2">
      <CalendarClock className="mt-1 size-4 shrink-0 text-accent" aria-hidden="true" />
      <span className="sr-only">{t("sessions.schedule.chosen")}</span>
      {at && Number.isFinite(minutes) ? (
        <BothTimes at={at} person={person} />
      ) : (
        <span className="text-ink-soft">{t("sessions.schedule.chosenNone")}</span>
      )}
    </div>
  );
}

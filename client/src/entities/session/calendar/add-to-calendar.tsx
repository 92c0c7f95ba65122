import { CalendarArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { View } from "@/entities/session/view";
import { topicName } from "@/lib/i18n/topics";
import { calendarLinks } from "./links";

/** Puts an agreed session into a calendar: a file for any program, links to Google's and Outlook's. */
export function AddToCalendar({ view }: { view: View }) {
  const { t } = useTranslation();
  const { session, other } = view;
  if (session.status !== "scheduled" || session.isReduced) return null;
  const title = t("sessions.calendar.title", {
    skill: topicName(session.skill.name),
    name: other.name,
  });
  const links = calendarLinks(session, title, `${location.origin}/sessions/${session.id}`);
  const style = "inline-flex min-h-11 items-center font-semibold text-accent-ink underline";
  return (
    <section aria-label={t("sessions.calendar.add")} className="grid gap-1">
      <h3 className="flex items-center gap-2 font-sans text-sm text-ink-faint">
        <CalendarArrowDown className="size-4" aria-hidden="true" />
        {t("sessions.calendar.add")}
      </h3>
      <p className="flex flex-wrap gap-x-4">
        <a href={links.file} download className={style}>
          {t("sessions.calendar.file")}
        </a>
        <a href={links.google} target="_blank" rel="noopener noreferrer" className={style}>
          Google
        </a>
        <a href={links.outlook} target="_blank" rel="noopener noreferrer" className={style}>
          Outlook
        </a>
      </p>
    </section>
  );
}

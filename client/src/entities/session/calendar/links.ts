import type { Session } from "skillswap-sdk";
import { addMinutesTo } from "@/lib/time/zones";

/** "20261124T170000Z": a moment as RFC 5545 writes it. */
const compact = (iso: string) => iso.replace(/[-:]|\.\d+/g, "");

/** Addresses that put a session into a calendar, times in UTC. They name nobody's e-mail address. */
export function calendarLinks(session: Session, title: string, page: string) {
  const { id, scheduledTime, durationMinutes, meetingLink } = session;
  const start = new Date(scheduledTime).toISOString();
  const end = addMinutesTo(start, durationMinutes);
  const location = meetingLink || page;
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text: title,
    dates: `${compact(start)}/${compact(end)}`,
    details: page,
    location,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: start,
    enddt: end,
    body: page,
    location,
  });
  return {
    file: `/api/sessions/${id}/calendar.ics`,
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  };
}
